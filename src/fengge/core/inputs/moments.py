"""Days and moments, read as people write them; a moment without an offset is Beijing time."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

from django.utils.translation import gettext as _
from pydantic_core import CoreSchema, core_schema

from fengge.core.clock import local
from fengge.core.inputs.characters import half_width
from fengge.core.inputs.kinds import Kind
from fengge.core.inputs.mistakes import mistake

D = TypeVar("D", bound=date)

FIRST_YEAR, LAST_YEAR = 1800, 2200
_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))", re.ASCII)


@dataclass(frozen=True)
class DayKind(Kind):
    widget: str = "date"

    def clean(self, value: Any) -> date:
        if isinstance(value, date) and not isinstance(value, datetime):
            return in_range(value)
        parts = _DAY.fullmatch(half_width(value).replace(" ", ""))
        if not parts:
            raise mistake(_("日期应写作 2026-11-22"))
        year, month, day = (int(part) for part in parts.groups() if part)
        try:
            found = date(year, month, day)
        except ValueError:
            raise mistake(_("没有这一天，请核对年月日")) from None
        return in_range(found)

    def show(self, value: Any) -> str:
        return value.isoformat() if isinstance(value, date) else str(value)

    def schema(self) -> CoreSchema:
        return core_schema.date_schema()


@dataclass(frozen=True)
class MomentKind(Kind):
    widget: str = "datetime-local"

    def clean(self, value: Any) -> datetime:
        moment = value if isinstance(value, datetime) else read_moment(half_width(value))
        in_range(moment)
        return local(moment)

    def show(self, value: Any) -> str:
        return f"{local(value):%Y-%m-%dT%H:%M}" if isinstance(value, datetime) else str(value)

    def schema(self) -> CoreSchema:
        return core_schema.datetime_schema()


def read_moment(typed: str) -> datetime:
    try:
        return datetime.fromisoformat(typed.replace("/", "-"))
    except ValueError:
        raise mistake(_("时间应写作 2026-11-22 15:30")) from None


def in_range(day: D) -> D:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise mistake(_("年份应在 %(first)d 到 %(last)d 之间") % {"first": FIRST_YEAR, "last": LAST_YEAR})
    return day


Day = Annotated[date, DayKind()]
Moment = Annotated[datetime, MomentKind()]
