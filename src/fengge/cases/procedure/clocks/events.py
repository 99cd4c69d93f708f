"""What clocks read: events that happened, and the triggers a deadline names.

An event here is what the append-only event table holds, reduced to what a clock may look at. Clocks look at nothing
else: no status column, no modification time, no counter.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, TypeAlias


class Event(NamedTuple):
    """Something that happened: its type (`case.accepted`), its moment (with a zone), and what was recorded with it."""

    type: str
    at: datetime
    data: Mapping[str, object] = {}


@dataclass(frozen=True)
class When:
    """An event of this type, and only if it was recorded with these values: the last obligation, not any of them."""

    type: str
    having: Mapping[str, object] = field(default_factory=dict)


Trigger: TypeAlias = str | When


class Heard:
    """Triggers made ready for being asked of every event of every case: `event in heard` says whether one is meant."""

    __slots__ = ("_plain", "_when")

    def __init__(self, *triggers: Trigger) -> None:
        self._plain = frozenset(one for one in triggers if isinstance(one, str))
        self._when = tuple(one for one in triggers if not isinstance(one, str))

    def __contains__(self, event: Event) -> bool:
        if event.type in self._plain:
            return True
        return bool(self._when) and any(_matches(when, event) for when in self._when)


def _matches(when: When, event: Event) -> bool:
    return when.type == event.type and all(event.data.get(key) == value for key, value in when.having.items())


def type_of(trigger: Trigger) -> str:
    return trigger if isinstance(trigger, str) else trigger.type


def in_order(events: Iterable[Event], until: datetime) -> Sequence[Event]:
    """The events known at `until`, by their moment; those of one moment keep the order they were given in."""
    return sorted((event for event in events if event.at <= until), key=lambda event: event.at)
