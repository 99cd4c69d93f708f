"""A clock's days one by one: which counted, which did not, and why. What the sentences of its trace say, laid open.

A term in hours runs through nights and weekends, and one up to an agreed day is not counted at all: they have no days to show.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from fengge.cases.procedure.clocks.clock import Clock, State
from fengge.cases.procedure.clocks.explaining import Extended, Rolled
from fengge.cases.procedure.clocks.length import CalendarDays, Months, UntilDay, WorkingDays
from fengge.core.calendar import Calendar
from fengge.core.wording import Words

MOST = 400  # days shown; a year and a month, longer than any limit of the law


class Why(StrEnum):
    """Why a day counts or does not."""

    START = "start"  # the day of the event itself (民法典 art. 201)
    COUNTED = "counted"
    REST = "rest"  # offices are closed, and the term is one of working days
    PAUSED = "paused"
    ROLLED = "rolled"  # the last day was a day off: up to the workday it moved to (民法典 art. 203)


class Counted(NamedTuple):
    """One day: how many have counted up to it, whether offices are open, and the reason it stood still for."""

    on: date
    why: Why
    number: int
    works: bool
    reason: Words = ""


def counted_days(clock: Clock, calendar: Calendar) -> list[Counted]:
    """From the day it began to its end; to the day the clock is read on while it stands still."""
    if not isinstance(clock.term, CalendarDays | WorkingDays) or isinstance(clock.term, UntilDay):
        return []
    found = list[Counted]()
    for day in _days(clock):
        number = found[-1].number if found else 0
        why, reason = _why(clock, day, number, calendar)
        found.append(Counted(day, why, number + (why == Why.COUNTED), calendar.is_workday(day), reason))
    return found


def _days(clock: Clock) -> Iterator[date]:
    first = clock.started_at.date()
    last = (clock.cancelled_at or clock.due_at or clock.met_at or clock.at).date()
    for offset in range(min((last - first).days + 1, MOST)):
        yield first + timedelta(days=offset)


def _why(clock: Clock, day: date, number: int, calendar: Calendar) -> tuple[Why, Words]:
    if day == clock.started_at.date() and clock.deadline.starts_next_day:
        return Why.START, ""
    if pause := _pause(clock, day):
        return Why.PAUSED, pause[0]
    if _is_over(clock, day, number):
        return Why.ROLLED, ""
    if isinstance(clock.term, WorkingDays) and not calendar.is_workday(day):
        return Why.REST, ""
    return Why.COUNTED, ""


def _pause(clock: Clock, day: date) -> tuple[Words] | None:
    """The reason of the pause that took this day: a pause takes the days after the one it began on."""
    for one in clock.intervals:
        if one.state == State.PAUSED and one.start.date() < day <= (one.until or clock.at).date():
            return (one.reason,)
    return None


def _is_over(clock: Clock, day: date, number: int) -> bool:
    """Whether all of the term has counted before this day."""
    if not isinstance(clock.term, Months):
        longer = sum(note.by.days for note in clock.notes if isinstance(note, Extended))
        return number >= clock.term.count + longer
    return any(isinstance(note, Rolled) and day > note.last.date() for note in clock.notes)
