"""How long a term is: calendar days, working days, months, hours, or one of these by what was recorded.

Counting follows 民法典 art. 201-203: a term in days or months starts on the day after its event, a term in hours at
the moment itself, and a month ends on the day of the same number, or on the month's last.
"""

# ruff: noqa: ARG002 - every term answers the same three questions, and not each needs all it is told

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from fengge.core.calendar import Calendar
from fengge.core.clock import end_of
from fengge.core.wording import Words, ngettext_lazy, say


@dataclass(frozen=True)
class Term:
    """A settled length of `count` units. An amount of it is a timedelta whose days mean the term's own unit."""

    count: int

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError(f"a term of {self.count} is none; give at least 1")

    def end(self, start: datetime, calendar: Calendar, *, next_day: bool = True) -> datetime:
        """When a term begun at `start` ends, before any holiday is looked at."""
        raise NotImplementedError

    def later(self, end: datetime, amount: timedelta, calendar: Calendar) -> datetime:
        """The end moved by an amount."""
        raise NotImplementedError

    def lost(self, start: datetime, end: datetime, calendar: Calendar) -> timedelta:
        """How much of the term lies between two moments."""
        raise NotImplementedError

    def rolled(self, end: datetime, calendar: Calendar) -> datetime:
        """The end moved off a day off, to the end of the next workday (民法典 art. 203)."""
        return end_of(calendar.workday_from(end.date()))

    def words(self) -> Words:
        return self.amount_words(timedelta(days=self.count))

    def amount_words(self, amount: timedelta) -> Words:
        return say(ngettext_lazy("{n} 天", "{n} 天", amount.days), n=amount.days)


class CalendarDays(Term):
    def end(self, start: datetime, calendar: Calendar, *, next_day: bool = True) -> datetime:
        return self.later(start, timedelta(days=self.count - (not next_day)), calendar)

    def later(self, end: datetime, amount: timedelta, calendar: Calendar) -> datetime:
        return end_of(end.date() + amount)

    def lost(self, start: datetime, end: datetime, calendar: Calendar) -> timedelta:
        return end.date() - start.date()


class Months(CalendarDays):
    def end(self, start: datetime, calendar: Calendar, *, next_day: bool = True) -> datetime:
        return end_of(same_day(start.date(), self.count) - timedelta(days=not next_day))

    def words(self) -> Words:
        return say(ngettext_lazy("{n} 个月", "{n} 个月", self.count), n=self.count)


class WorkingDays(Term):
    def end(self, start: datetime, calendar: Calendar, *, next_day: bool = True) -> datetime:
        before = start if next_day else start - timedelta(days=1)
        return self.later(before, timedelta(days=self.count), calendar)

    def later(self, end: datetime, amount: timedelta, calendar: Calendar) -> datetime:
        return end_of(calendar.add_working_days(end.date(), amount.days))

    def lost(self, start: datetime, end: datetime, calendar: Calendar) -> timedelta:
        return timedelta(days=calendar.working_days_between(start.date(), end.date()))

    def amount_words(self, amount: timedelta) -> Words:
        return say(ngettext_lazy("{n} 个工作日", "{n} 个工作日", amount.days), n=amount.days)


class Hours(Term):
    """Hours by the clock on the wall: nights and weekends count."""

    def end(self, start: datetime, calendar: Calendar, *, next_day: bool = True) -> datetime:
        return start + timedelta(hours=self.count)

    def later(self, end: datetime, amount: timedelta, calendar: Calendar) -> datetime:
        return end + amount

    def lost(self, start: datetime, end: datetime, calendar: Calendar) -> timedelta:
        return end - start

    def rolled(self, end: datetime, calendar: Calendar) -> datetime:
        """To the next office hour, so that nobody is late in the middle of the night."""
        return calendar.next_opening(end)

    def words(self) -> Words:
        return self.amount_words(timedelta(hours=self.count))

    def amount_words(self, amount: timedelta) -> Words:
        hours = int(amount / timedelta(hours=1))
        return say(ngettext_lazy("{n} 小时", "{n} 小时", hours), n=hours)


@dataclass(frozen=True)
class UntilDay(CalendarDays):
    """Up to a day that people agreed on."""

    count: int = 1
    day: date = date.max

    def end(self, start: datetime, calendar: Calendar, *, next_day: bool = True) -> datetime:
        return end_of(self.day)

    def words(self) -> Words:
        return _("按约定日期")


@dataclass(frozen=True)
class UntilMoment(Hours):
    """Up to a moment that somebody outside set: it is theirs, and moves for no holiday of ours."""

    count: int = 1
    moment: datetime = datetime.max  # noqa: DTZ901 - never reached: a term is made with its moment

    def end(self, start: datetime, calendar: Calendar, *, next_day: bool = True) -> datetime:
        return self.moment

    def rolled(self, end: datetime, calendar: Calendar) -> datetime:
        return end

    def words(self) -> Words:
        return _("按来件写明的时间")


def same_day(day: date, months: int) -> date:
    """The day of the same number so many months later, or that month's last."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
