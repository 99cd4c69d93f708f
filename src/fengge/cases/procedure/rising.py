"""When a case goes up the ladder by rule, and when somebody has to look at it next: pure, from its events and its clocks."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from fengge.cases.procedure.clocks import Event, Running
from fengge.cases.procedure.parts.ladder import Ladder

# After each of these the rung that has the case starts afresh: what was missed before has had its effect.
MOVES = frozenset({"case.raised", "case.sent_down", "case.alarmed"})


class Missed(NamedTuple):
    """A deadline for whose sake a case goes up, and since when it is missed; it may still be ahead."""

    key: str
    since: datetime


def rises(ladder: Ladder, clocks: Iterable[Running], events: Iterable[Event]) -> Missed | None:
    """The first end at which the case goes up unless it is met. An end missed before the last move never counts again."""
    moved = max((event.at for event in events if event.type in MOVES), default=None)
    ends = [
        Missed(one.deadline.key, one.due)
        for one in clocks
        if one.deadline.key in ladder.rises_on and (moved is None or one.due > moved)
    ]
    return min(ends, key=lambda end: end.since, default=None)


def wakes_at(rise: Missed | None, clocks: Iterable[Running], seen: datetime) -> datetime | None:
    """The next moment at which the case asks to be looked at: to remind, to say that it is late, or to send it up.

    What lies before `seen` was looked at, except a rise: that is owed until it is done.
    """
    told = [moment for one in clocks for moment in (*one.remind_at, *_late(one)) if moment > seen]
    return min([*told, *([rise.since] if rise else [])], default=None)


def _late(one: Running) -> tuple[datetime, ...]:
    return () if one.deadline.window else (one.due,)
