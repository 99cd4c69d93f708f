"""The county's working calendar as a value: which days count, and which hours of them.

A Chinese working calendar has two kinds of exception to the week: holidays, and make-up workdays (调休), weekend days
on which offices are open because a holiday was lengthened. Both are needed; a calendar that only knows days off is
wrong around every long holiday.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

MONDAY_TO_FRIDAY = frozenset(range(5))
# 9–12 and 13–17: the usual hours of Guizhou's offices; a county sets its own.
OFFICE_HOURS = ((time(9), time(12)), (time(13), time(17)))
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """Exceptions to the week, and the week itself. `years` are those whose holiday table is known."""

    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()
    week: frozenset[int] = MONDAY_TO_FRIDAY
    hours: tuple[tuple[time, time], ...] = OFFICE_HOURS

    def __post_init__(self) -> None:
        if both := self.holidays & self.workdays:
            raise ValueError(f"{min(both)} is given both as a holiday and as a workday; keep one of the two")
        if not self.week:
            raise ValueError("a week without a working day never ends a working-day term; name at least one weekday")

    def covers(self, year: int) -> bool:
        """Whether this year's holidays are known; if not, only weekends count and the reader is to be warned."""
        return year in self.years

    def is_workday(self, day: date) -> bool:
        return day in self.workdays or (day.weekday() in self.week and day not in self.holidays)

    def next_workday(self, day: date) -> date:
        """The first workday after `day`."""
        return self.workday_from(day + ONE_DAY)

    def workday_from(self, day: date) -> date:
        """`day` itself if it is a workday, else the first one after it (民法典 art. 203)."""
        while not self.is_workday(day):
            day += ONE_DAY
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th workday after `day`; `day` itself is not counted (民法典 art. 201)."""
        for _ in range(count):
            day = self.next_workday(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many workdays lie after `start`, up to and including `end`."""
        return sum(self.is_workday(day) for day in days_after(start, end))

    def is_open(self, moment: datetime) -> bool:
        """Whether offices are open: reminders are sent only then."""
        return any(opens <= moment < closes for opens, closes in self.spans(moment))

    def next_opening(self, moment: datetime) -> datetime:
        """`moment` if offices are open then, else when they open next."""
        if self.is_open(moment):
            return moment
        later = [opens for opens, _ in self.spans(moment) if opens > moment]
        if later:
            return later[0]
        return self.spans(moment, on=self.next_workday(moment.date()))[0][0]

    def hours_between(self, start: datetime, end: datetime) -> timedelta:
        """Office time between two moments."""
        total = timedelta()
        for day in (start.date(), *days_after(start.date(), end.date())):
            for opens, closes in self.spans(start, on=day):
                total += max(min(closes, end) - max(opens, start), timedelta())
        return total

    def spans(self, moment: datetime, on: date | None = None) -> list[tuple[datetime, datetime]]:
        """The office hours of the moment's day (or of `on`), in the moment's zone; none on a day off."""
        day = on or moment.date()
        if not self.is_workday(day):
            return []
        zone = moment.tzinfo
        return [
            (datetime.combine(day, opens, zone), datetime.combine(day, closes, zone)) for opens, closes in self.hours
        ]


def days_after(start: date, end: date) -> Iterator[date]:
    """The days after `start` up to and including `end`."""
    for offset in range(1, (end - start).days + 1):
        yield start + timedelta(days=offset)
