"""Values and lines of a table, written out in Python: a list has hundreds, and a template for each would be most of its page."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.template.base import render_value_in_context
from django.template.context import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fengge.ui.parts import Action, Figure, Level, Link
from fengge.ui.story import ClockView
from fengge.ui.tables import Column, Line, Table
from fengge.ui.tags.controls import action, link_button
from fengge.ui.tags.library import joined, register
from fengge.ui.tags.marks import brief_clock, icon, level_mark, when

CELL_ENDS = format_html("</td>{}", "")
NONE = format_html('<span class="none" aria-hidden="true">{}</span>', "–")


@register.simple_tag(takes_context=True)
def cell(context: Context, value: object, kind: str = "text") -> SafeString:  # noqa: ARG001 - a template may say the kind
    """A value drawn by what it is: level, clock, figure, link, action, moment, words."""
    return drawn(context, value)


def drawn(context: Context, value: Any) -> SafeString:
    """The value as markup; nothing is a dash that is not read out."""
    if isinstance(value, str) and value:
        return conditional_escape(value)
    if value is None or value == "":
        return NONE
    draws = DRAWN.get(type(value))
    return draws(context, value) if draws else conditional_escape(render_value_in_context(value, context))


def lines(context: Context, table: Table) -> SafeString:
    """Every line of the table; what is the same in each is written once."""
    heads = [_head(column) for column in table.columns[1:]]
    pick = _("选择这一行") if table.actions else ""
    return joined((_line(context, line, heads, pick) for line in table.lines), "\n")


def _head(column: Column) -> SafeString:
    number = " num" if column.kind in {"number", "money"} else ""
    opening = '<td class="{}{}" data-column="{}" data-title="{}">'
    return format_html(opening, column.kind, number, column.key, column.title)


def _line(context: Context, line: Line, heads: list[SafeString], pick: str) -> SafeString:
    url = format_html(' data-url="{}"', line.url) if line.url else ""
    tone = format_html(' class="{}"', line.tone) if line.tone else ""
    first, *rest = (drawn(context, value) for _column, value in line.cells)
    if line.url:
        first = format_html('<a class="row-link" href="{}">{}</a>', line.url, first)
    others = joined(part for head, value in zip(heads, rest, strict=True) for part in (head, value, CELL_ENDS))
    return format_html('<tr{}{}>{}<th scope="row">{}</th>{}</tr>', url, tone, _pick(line, pick), first, others)


def _pick(line: Line, words: str) -> SafeString | str:
    box = '<td class="pick"><label><input type="checkbox" name="chosen" value="{}"><span class="sr">{}</span></label></td>'
    return format_html(box, line.key, words) if words else ""


def _link(_context: Context, value: Link) -> SafeString:
    return format_html('<a href="{}">{}{}</a>', value.url, icon(value.icon) if value.icon else "", value.title)


def _figure(_context: Context, value: Figure) -> SafeString:
    number = format_html('<a class="num" href="{}">{}</a>', value.url, value.value)
    return format_html(
        "{} {}", number if value.url else format_html('<span class="num">{}</span>', value.value), value.unit
    )


def _action(context: Context, value: Action) -> SafeString:
    if value.method == "post":
        return action(context, value)
    return link_button(value.url, value.title, kind=value.kind, icon=value.icon, key=value.key, beside=value.beside)


def _moment(_context: Context, value: datetime | date) -> SafeString:
    return conditional_escape(when(value))


DRAWN: dict[type, Callable[[Context, Any], SafeString]] = {
    Level: lambda _context, value: level_mark(value),
    ClockView: lambda _context, value: brief_clock(value),
    Link: _link,
    Action: _action,
    Figure: _figure,
    datetime: _moment,
    date: _moment,
}
