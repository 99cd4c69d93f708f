"""Fills the calendar table: announced holidays and make-up workdays, the county's own days, festivals.

Only what is missing is written: a day that the county has edited stays as it is, whatever the library says.
"""

from collections.abc import Iterator
from datetime import date
from importlib.metadata import version

from chinese_calendar import Holiday
from chinese_calendar.constants import holidays, workdays

from fengge.core.calendar.county import forget
from fengge.core.calendar.festivals import festivals
from fengge.core.models.calendar_day import CalendarDay, DayKind
from fengge.core.packs import Pack, pack
from fengge.core.packs.settings import OwnDays

FIRST_YEAR = 2018
ANNOUNCED = f"chinesecalendar {version('chinesecalendar')}"
COMPUTED = f"lunar_python {version('lunar_python')}"


def seed_calendar(county: Pack | None = None) -> int:
    """Write the days that are missing, this county's own among them; how many there were."""
    before = CalendarDay.objects.count()
    own = _own_days(county or pack())
    rows = [*own, *_announced(DayKind.HOLIDAY, holidays), *_announced(DayKind.WORKDAY, workdays), *_festivals()]
    CalendarDay.objects.bulk_create(rows, ignore_conflicts=True)
    forget()
    return CalendarDay.objects.count() - before


def last_announced_year() -> int:
    """The last year whose holidays the installed library knows."""
    return int(max(day.year for day in holidays))


def _announced(kind: DayKind, days: dict[date, str]) -> Iterator[CalendarDay]:
    for day, name in days.items():
        if day.year >= FIRST_YEAR:
            yield CalendarDay(day=day, kind=kind, name=Holiday(name).chinese, source=ANNOUNCED)


def _own_days(county: Pack) -> Iterator[CalendarDay]:
    """First of all, so that the county's own rule is the one that stays."""
    for day, own in county.part(OwnDays).days.items():
        kind = DayKind.WORKDAY if own.workday else DayKind.HOLIDAY
        yield CalendarDay(day=day, kind=kind, name=own.title, source=county.name)


def _festivals() -> Iterator[CalendarDay]:
    """Two years further than the holidays: the moon needs no announcement."""
    for year in range(FIRST_YEAR, last_announced_year() + 3):
        for day, name in festivals(year):
            yield CalendarDay(day=day, kind=DayKind.FESTIVAL, name=name, source=COMPUTED)
