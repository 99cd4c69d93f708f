"""Components, base layouts and the gallery.

Views fill plain data objects (Table, Panel, TimelineEntry, ClockView…); block tags in `templatetags/ui.py` draw them.
One folder per component under `components/`; tokens in `static/ui/tokens.css`; `python -m fengge.ui.build` joins the
style parts into the served sheets and rebuilds the icon sprite. Nothing here knows a domain noun.
"""

from fengge.ui.charts import Chart, Series
from fengge.ui.fields import Field, Form, Option, Row, Rows
from fengge.ui.parts import (
    Acting,
    Action,
    DocumentItem,
    Empty,
    Figure,
    Level,
    Link,
    NavEntry,
    Notice,
    Panel,
    Party,
    Tab,
)
from fengge.ui.story import ClockSpan, ClockView, DayCell, Step, TimelineEntry
from fengge.ui.tables import Column, Filter, Table
from fengge.ui.words import masked_id, masked_name, masked_phone, yuan

__all__ = [
    "Acting",
    "Action",
    "Chart",
    "ClockSpan",
    "ClockView",
    "Column",
    "DayCell",
    "DocumentItem",
    "Empty",
    "Field",
    "Figure",
    "Filter",
    "Form",
    "Level",
    "Link",
    "NavEntry",
    "Notice",
    "Option",
    "Panel",
    "Party",
    "Row",
    "Rows",
    "Series",
    "Step",
    "Tab",
    "Table",
    "TimelineEntry",
    "masked_id",
    "masked_name",
    "masked_phone",
    "yuan",
]
