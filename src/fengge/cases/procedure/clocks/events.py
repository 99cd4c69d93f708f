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


def happens(triggers: Iterable[Trigger], event: Event) -> bool:
    """Whether the event is one of those named."""
    return any([_matches(trigger, event) for trigger in triggers])  # noqa: C419 - a generator doubles every clock's time


def _matches(trigger: Trigger, event: Event) -> bool:
    if isinstance(trigger, str):
        return trigger == event.type
    return trigger.type == event.type and all(event.data.get(key) == value for key, value in trigger.having.items())


def type_of(trigger: Trigger) -> str:
    return trigger if isinstance(trigger, str) else trigger.type


def in_order(events: Iterable[Event], until: datetime) -> Sequence[Event]:
    """The events known at `until`, by their moment; those of one moment keep the order they were given in."""
    return sorted((event for event in events if event.at <= until), key=lambda event: event.at)
