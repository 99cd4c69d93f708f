"""A clock as it stands at one moment: derived, never stored, and able to say how it came about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from fengge.cases.procedure.clocks.deadline import Deadline
from fengge.cases.procedure.clocks.length import Term
from fengge.core.wording import Words


class State(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    MISSED = "missed"
    CANCELLED = "cancelled"


class Interval(NamedTuple):
    """A stretch of a clock's life, running or paused with its reason; `until` is None for the one still going on."""

    start: datetime
    until: datetime | None
    state: State
    reason: Words = ""


class Note(Protocol):
    """One thing that changed the end of a clock, able to say so."""

    def sentence(self, said: Mapping[str, Words]) -> Words: ...


@dataclass(frozen=True)
class Clock:
    """One round of one deadline. `due_at` is None while paused; `round` counts from 1, anew after each renewal.

    `state` is as of `at`. A clock that was met late is MISSED with its `met_at`; one that is MISSED without it is
    overdue now. `said` gives titles of event types and of recorded values for the sentences.
    """

    deadline: Deadline
    round: int
    at: datetime
    started_at: datetime
    started_by: str
    term: Term
    intervals: tuple[Interval, ...]
    state: State
    due_at: datetime | None = None
    met_at: datetime | None = None
    cancelled_at: datetime | None = None
    opens_at: datetime | None = None
    remind_at: tuple[datetime, ...] = ()
    extensions: int = 0
    notes: tuple[Note, ...] = ()
    said: Mapping[str, Words] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.deadline.key

    @property
    def title(self) -> Words:
        return self.deadline.title

    @property
    def law(self) -> Words:
        return self.deadline.law

    @property
    def is_open(self) -> bool:
        """Neither met nor void: somebody still has to act, or in a window may act."""
        return self.met_at is None and self.cancelled_at is None

    @property
    def is_overdue(self) -> bool:
        """Past its end with nothing done. A window that closed is not overdue: nobody owed anything."""
        return self.is_open and self.state == State.MISSED and not self.deadline.window

    @property
    def may_be_done(self) -> bool:
        """Whether its matter may be done at this moment: begun, not too early, and a window not closed yet."""
        opened = self.opens_at is None or self.at >= self.opens_at
        return self.is_open and opened and not (self.deadline.window and self.state == State.MISSED)

    def explain(self) -> list[Words]:
        """How this clock came about, in sentences a resident understands."""
        from fengge.cases.procedure.clocks.explaining import explain

        return explain(self)


def current(clocks: Iterable[Clock]) -> dict[str, Clock]:
    """The latest round of each deadline, by key."""
    return {clock.key: clock for clock in clocks}


def next_due(clocks: Iterable[Clock]) -> datetime | None:
    """The nearest end somebody owes, which may be past; paused clocks and windows owe nothing."""
    ends = [clock.due_at for clock in clocks if clock.is_open and clock.due_at and not clock.deadline.window]
    return min(ends, default=None)


def clock_facts(clocks: Iterable[Clock]) -> dict[str, bool]:
    """Facts for guards, by clock: `clock.<key>.open`, its matter may be done now; `.running`, its end has not passed, so that it
    may be put off; `.unmet`, nothing was done in it, whether its end has passed or not.
    """
    return {
        f"clock.{key}.{name}": holds
        for key, clock in current(clocks).items()
        for name, holds in (
            ("open", clock.may_be_done), ("running", clock.is_open and clock.state != State.MISSED), ("unmet", clock.is_open)
        )
    }  # fmt: skip
