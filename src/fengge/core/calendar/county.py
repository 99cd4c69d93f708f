"""The county's calendar as its table has it now: read once in each process, read again when the table has changed."""

from collections import defaultdict
from datetime import date, timedelta
from time import monotonic

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from fengge.core.calendar.calendar import Calendar
from fengge.core.models.calendar_day import CalendarDay, DayKind

# Another process may have changed the table; nobody needs to know sooner.
FRESH = timedelta(minutes=1).total_seconds()
_read: tuple[float, Calendar] | None = None


def county_calendar() -> Calendar:
    """The county's working calendar. A change made in this process counts at once, in others within a minute."""
    global _read  # noqa: PLW0603 - one value for the process, and nobody else's
    if _read is None or monotonic() - _read[0] > FRESH:
        _read = (monotonic(), _from_table())
    return _read[1]


@receiver((post_save, post_delete), sender=CalendarDay)
def forget(**_: object) -> None:
    """Read the table anew at the next question."""
    global _read  # noqa: PLW0603
    _read = None


def festivals_between(start: date, end: date) -> list[tuple[date, str]]:
    """The county's festivals from `start` to `end`, both included."""
    rows = CalendarDay.objects.filter(kind=DayKind.FESTIVAL, day__range=(start, end))
    return list(rows.values_list("day", "name").order_by("day"))


def _from_table() -> Calendar:
    days = defaultdict[str, set[date]](set)
    for day, kind in CalendarDay.objects.exclude(kind=DayKind.FESTIVAL).values_list("day", "kind"):
        days[kind].add(day)
    holidays = frozenset(days[DayKind.HOLIDAY])
    return Calendar(holidays, frozenset(days[DayKind.WORKDAY]), years=frozenset(day.year for day in holidays))
