"""The year, minute by minute where anything can happen: people act, the worker's jobs run, and what comes out is written down.

The worker sweeps every minute. A sweep touches only what asked to be looked at by then (`wakes_at`), so the minutes in
between are skipped and nothing is lost: each case is swept in the minute in which it asked.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Min

from fengge.cases import tasks
from fengge.cases.escalation.calendar import warn_of_calendar
from fengge.cases.escalation.refreshing import refresh_clocks
from fengge.cases.escalation.sweeping import sweep
from fengge.cases.letters.reminding import remind
from fengge.cases.meetings.calling.due import call_due
from fengge.cases.models import Case, Letter
from fengge.cases.risk.expiring import expire
from fengge.cases.tallying.folding import fold
from fengge.core.access import system
from fengge.core.clock import ZONE, at, local, now
from fengge.core.testing.database import database_role
from fengge.orgs.reaching.digesting import digest
from tests.year.witness import Witness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.year.people import People
    from tests.year.tables import Line

NIGHT, DAWN, OPENING, MORNING = time(3, 20), time(6, 10), time(8), time(8, 30)
MINUTE, TEN_MINUTES, ONE_DAY = timedelta(minutes=1), timedelta(minutes=10), timedelta(days=1)
SWEPT = ((Case, MINUTE), (Letter, TEN_MINUTES))


class Replay:
    """Goes through the days of `todo`; the witness sees what comes out."""

    def __init__(self, people: People, todo: Mapping[str, Sequence[Line]]) -> None:
        self.people, self.todo, self.witness = people, todo, Witness(people)

    def run(self, first: date, last: date) -> None:
        day = first
        while day <= last:
            self.one_day(day)
            day += ONE_DAY

    def one_day(self, day: date) -> None:
        fixed = [(NIGHT, self.night), (DAWN, expire), (OPENING, self.meetings), (MORNING, self.morning)]
        for moment, job in fixed:
            self.until(datetime.combine(day, moment, ZONE))
            with at(datetime.combine(day, moment, ZONE)):
                with database_role("fengge_worker"):
                    job()
                self.witness.look(clocks=job is expire, told=job in (expire, self.morning))
        for line in self.todo.get(f"{day}", ()):
            self.until(line.moment)
            with at(line.moment):
                self.people.do(line.matter, line.who, line.what)
                self.witness.look(clocks=True, told=True)
        self.until(datetime.combine(day, time(23, 59), ZONE))

    def until(self, moment: datetime) -> None:
        """Every sweep that finds something, up to and including this minute."""
        while (woken := self.next_wake()) and woken <= moment:
            with at(woken):
                with database_role("fengge_worker"):
                    swept = sweep()
                    remind()
                assert swept.failed == 0
                self.witness.look(clocks=True, told=True)

    def next_wake(self) -> datetime | None:
        """Cases are swept every minute, letters every ten."""
        with database_role("fengge_worker"), system(tasks.TELL):
            asked = [(kind.objects.aggregate(first=Min("wakes_at"))["first"], step) for kind, step in SWEPT]
        return min((_next(moment, step) for moment, step in asked if moment), default=None)

    def night(self) -> None:
        """What rows keep of their clocks agrees with the clocks worked out anew, every night."""
        assert refresh_clocks() == 0, f"{now():%Y-%m-%d}: rows kept another end than their events say"
        with system(tasks.FOLD):
            fold()

    def morning(self) -> None:
        """Holidays that are missing, and the digests."""
        warn_of_calendar()
        digest()

    def meetings(self) -> None:
        with system(tasks.MEETINGS_DUE) as by:
            call_due(by)


def _next(moment: datetime, step: timedelta) -> datetime:
    """The first run of a job that comes every so often, at or after the moment."""
    over = timedelta(minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond) % step
    return local(moment) + ((step - over) if over else timedelta())
