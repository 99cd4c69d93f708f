"""Working days as the county's calendar counts them, with holidays and make-up days."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from chinese_calendar.constants import holidays, workdays

if TYPE_CHECKING:
    from random import Random

OPENS, CLOSES = 9, 17
SATURDAY = 6


def is_workday(day: date) -> bool:
    """Beyond the published calendar, Monday to Friday."""
    return day in workdays or (day.isoweekday() < SATURDAY and day not in holidays)


def is_holiday(day: date) -> bool:
    return day in holidays


def forward(day: date, workdays: int) -> date:
    """The day `workdays` working days after `day`; 0 gives `day` itself or the next working day."""
    while not is_workday(day):
        day += timedelta(days=1)
    for _ in range(workdays):
        day += timedelta(days=1)
        while not is_workday(day):
            day += timedelta(days=1)
    return day


def backward(day: date, workdays: int) -> date:
    """The day `workdays` working days before `day`; 0 gives `day` itself or the last working day before it."""
    while not is_workday(day):
        day -= timedelta(days=1)
    for _ in range(workdays):
        day -= timedelta(days=1)
        while not is_workday(day):
            day -= timedelta(days=1)
    return day


def between(start: date, end: date) -> int:
    """Working days from `start` (not counted) to `end` (counted)."""
    return sum(is_workday(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def later(moment: datetime, workdays: int, rng: Random) -> datetime:
    """A moment in office hours, `workdays` on, and always after `moment`."""
    day = forward(moment.date(), workdays)
    opens = datetime.combine(day, time(OPENS), moment.tzinfo)
    if day > moment.date() or moment < opens:
        return opens + timedelta(minutes=rng.randrange(8 * 60), seconds=rng.randrange(60))
    soon = moment + timedelta(minutes=rng.randint(8, 75), seconds=rng.randrange(60))
    return soon if soon.hour < CLOSES else later(moment, 1, rng)


def in_hours(moment: datetime, rng: Random) -> datetime:
    """Some minutes on, while offices are open: what falls into the evening or on a day off waits for the next opening."""
    soon = moment + timedelta(minutes=rng.randint(1, 20))
    if is_workday(soon.date()) and OPENS <= soon.hour < CLOSES:
        return soon
    day = forward(soon.date() + timedelta(days=soon.hour >= CLOSES), 0)
    return datetime.combine(day, time(OPENS, rng.randint(5, 25)), moment.tzinfo)
