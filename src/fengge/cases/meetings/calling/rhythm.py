"""On which day a series meets in the period that a day lies in: pure, from the rhythm and the county's calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fengge.core.calendar import Calendar
    from fengge.core.packs.meetings import Series

ONE_DAY = timedelta(days=1)


def due_on(series: Series, day: date, calendar: Calendar) -> date | None:
    """The day on which the series meets in the period (day, week from Monday, or month) of `day`; None if it has no workday.

    A day off gives way to the next workday of the period, else to the last one before.
    """
    first, last, wanted = _period(series, day)
    working = [one for one in _days(first, last) if calendar.is_workday(one)]
    return next((one for one in working if one >= wanted), working[-1] if working else None)


def next_due(series: Series, after: date, calendar: Calendar) -> date:
    """The first day after `after` on which the series meets."""
    day = after
    for _ in range(400):
        day += ONE_DAY
        if due_on(series, day, calendar) == day:
            return day
    return after + timedelta(days=series.due_days)


def _period(series: Series, day: date) -> tuple[date, date, date]:
    """First and last day of the period, and the day wanted in it."""
    if series.rhythm == "workday":
        return day, day, day
    if series.rhythm == "week":
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6), first + timedelta(days=min(series.day, 7) - 1)
    first, length = day.replace(day=1), monthrange(day.year, day.month)[1]
    return first, day.replace(day=length), day.replace(day=min(series.day, length))


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
