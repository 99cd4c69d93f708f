"""One round of a deadline while its events are read: from the start to the end, with what moved it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from fengge.cases.procedure.clocks.clock import Interval, Note, State
from fengge.cases.procedure.clocks.deadline import Deadline
from fengge.cases.procedure.clocks.events import Event
from fengge.cases.procedure.clocks.explaining import Extended, Paused, Regraded, Rolled, Uncovered
from fengge.cases.procedure.clocks.length import Term
from fengge.cases.procedure.clocks.told import Stated, settle
from fengge.core.calendar import Calendar
from fengge.core.clock import start_of
from fengge.core.wording import Words


@dataclass(frozen=True)
class Pausing:
    """A stretch of standing still; `end` is None while it lasts."""

    start: datetime
    end: datetime | None
    reason: Words


@dataclass(frozen=True)
class Lengthening:
    at: datetime
    by: timedelta


@dataclass
class Round:
    """What has happened to one round so far; its end is computed afresh from all of it whenever asked."""

    deadline: Deadline
    calendar: Calendar
    start: Event
    told: dict[str, object]
    changes: list[Pausing | Lengthening] = field(default_factory=list)
    regraded: list[Note] = field(default_factory=list)
    met_at: datetime | None = None
    cancelled_at: datetime | None = None

    @cached_property
    def began(self) -> datetime:
        """The day its matter took place, if the event states one; else when the event was written down, which is never earlier."""
        try:
            return min(start_of(date.fromisoformat(str(self.start.data[self.deadline.counts_from]))), self.start.at)
        except (KeyError, ValueError):
            return self.start.at

    @property
    def term(self) -> Term | None:
        stated = isinstance(self.deadline.length, Stated)
        return settle(self.deadline.length, self.start.data if stated else self.told)

    @property
    def ended_at(self) -> datetime | None:
        return self.met_at or self.cancelled_at

    @property
    def held(self) -> Pausing | None:
        """The pause that lasts now."""
        last = self.changes[-1] if self.changes else None
        return last if isinstance(last, Pausing) and last.end is None else None

    @property
    def extensions(self) -> int:
        return sum(isinstance(change, Lengthening) for change in self.changes)

    def learn(self, facts: Mapping[str, object], at: datetime) -> None:
        """A recorded value that decides the term was told: the whole term is counted again from the start."""
        before = self.term
        self.told.update(facts)
        if (term := self.term) and term != before:
            value = ".".join(f"{fact}.{value}" for fact, value in facts.items())
            self.regraded.append(Regraded(at, value, term))

    def pause(self, at: datetime, reason: Words) -> None:
        """Stand still. A clock already past its end cannot be saved by a pause."""
        due = self.due()
        if not self.held and due and at <= due:
            self.changes.append(Pausing(at, None, reason))

    def resume(self, at: datetime) -> None:
        if held := self.held:
            self.changes[-1] = Pausing(held.start, at, held.reason)

    def lengthen(self, at: datetime, days: int) -> None:
        """Add days, in the term's own unit. What has ended cannot be lengthened."""
        due = self.due()
        late = due is not None and at > due
        if not late and not self._used_up(days):
            place = len(self.changes) - bool(self.held)
            self.changes.insert(place, Lengthening(at, timedelta(days=days)))

    def _used_up(self, days: int) -> bool:
        rule = self.deadline.extends
        before = [change.by.days for change in self.changes if isinstance(change, Lengthening)]
        if rule is None or days < 1:
            return True
        too_often = rule.most_times is not None and len(before) >= rule.most_times
        return too_often or (rule.most_days is not None and sum(before) + days > rule.most_days)

    def finish(self, at: datetime, *, met: bool) -> None:
        """Met, or void. A pause that still lasts ends with it."""
        self.resume(at)
        self.met_at, self.cancelled_at = (at, None) if met else (None, at)

    def due(self) -> datetime | None:
        """The end after everything that moved it; None while it stands still."""
        term = None if self.held else self.term
        return self._rolled(self.last_day(term), term) if term else None

    def last_day(self, term: Term) -> datetime:
        """The end before it is moved off a holiday."""
        end = term.end(self.began, self.calendar, next_day=self.deadline.starts_next_day)
        for change in self.changes:
            end = self._moved(end, change, term)
        return end

    def _moved(self, end: datetime, change: Pausing | Lengthening, term: Term) -> datetime:
        if isinstance(change, Lengthening):
            return term.later(end, change.by, self.calendar)
        if change.end is None:
            return end
        # Paused on the holiday past its last day: what is left is counted from the day it had rolled to.
        end = self._rolled(end, term) if change.start > end else end
        return term.later(end, term.lost(change.start, change.end, self.calendar), self.calendar)

    def _rolled(self, end: datetime, term: Term) -> datetime:
        return term.rolled(end, self.calendar) if self.deadline.rolls_to_workday else end

    def intervals(self) -> tuple[Interval, ...]:
        """The whole life as running and paused stretches, without gaps."""
        found, since = list[Interval](), self.began
        for change in self.changes:
            if isinstance(change, Pausing):
                found.append(Interval(since, change.start, State.RUNNING))
                found.append(Interval(change.start, change.end, State.PAUSED, change.reason))
                since = change.end or since
        return tuple(found) if self.held else (*found, Interval(since, self.ended_at, State.RUNNING))

    def notes(self, term: Term) -> tuple[Note, ...]:
        """Everything that moved the end, in the order it happened, and then the holiday it fell on."""
        moved = [self._note(change, term) for change in self.changes]
        end = self.last_day(term)
        to = self._rolled(end, term)
        rolled = [Rolled(end, to)] if to != end and not self.held else []
        missing = [Uncovered(year) for year in years(self.began, to) if not self.calendar.covers(year)]
        return (*self.regraded, *moved, *rolled, *missing)

    def _note(self, change: Pausing | Lengthening, term: Term) -> Note:
        if isinstance(change, Lengthening):
            return Extended(change.at, term.amount_words(change.by), change.by)
        lost = term.lost(change.start, change.end, self.calendar) if change.end else timedelta()
        return Paused(change.start, change.end, change.reason, term.amount_words(lost))


def years(start: datetime, end: datetime) -> range:
    """The years a term touches; a day agreed by mistake in the year 9999 is not to fill the page."""
    return range(start.year, min(end.year, start.year + 5) + 1)
