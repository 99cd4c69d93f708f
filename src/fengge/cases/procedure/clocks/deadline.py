"""A deadline as a procedure declares it: what starts, holds, moves and ends its clock."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from fengge.cases.procedure.clocks.events import Heard, Trigger, type_of
from fengge.cases.procedure.clocks.told import By, Length
from fengge.core.wording import Words


@dataclass(frozen=True)
class Pause:
    """From one event to another the clock stands still, for a reason that is told."""

    on: Trigger
    until: Trigger
    reason: Words


@dataclass(frozen=True)
class Extension:
    """An event that lengthens the term by the `days` recorded with it, at most so many days and so many times.

    The event may carry `deadline`, the key of the one deadline it extends; without it, it extends every deadline that
    names the event.
    """

    on: Trigger
    most_days: int | None = None
    most_times: int | None = None


class Roles(NamedTuple):
    """What starts, meets, voids and renews a clock."""

    starts: Heard
    stops: Heard
    cancels: Heard
    renews: Heard


@dataclass(frozen=True)
class Deadline:
    """One clock of a procedure.

    `starts` opens the first round; after an event in `renews` (reopening, return, transfer) the open round is void and
    the next start, which may be the same event, opens another. `stops` meets it, `cancels` voids it. A `window` is a
    time in which something may be done: its end is told but nobody is overdue. `opens` is how long after the start the
    thing may first be done. `law` is the article it rests on; `fixed` terms are the law's own and no pack may change
    them; an `example` is a local rule that the county has not confirmed yet. `counts_from` names the value of the starting
    event that holds the day (ISO) its matter took place: what was agreed on the fifth and written down on the ninth runs
    from the fifth. `remind_before` counts days back from the end, `remind_on` days of the term; with `remind_while` nobody
    is reminded once the clock of that key has stopped. `promise` is what its end promises the reporter, empty for one that
    binds only the office inside.
    """

    key: str
    title: Words
    length: Length
    starts: tuple[Trigger, ...]
    stops: tuple[Trigger, ...]
    cancels: tuple[Trigger, ...] = ()
    renews: tuple[Trigger, ...] = ()
    pauses: tuple[Pause, ...] = ()
    extends: Extension | None = None
    law: Words = ""
    starts_next_day: bool = True
    rolls_to_workday: bool = True
    window: bool = False
    opens: Length | None = None
    remind_before: tuple[int, ...] = ()
    remind_on: tuple[int, ...] = ()
    remind_while: str = ""
    counts_from: str = ""
    promise: Words = ""
    fixed: bool = False
    example: bool = False

    def triggers(self) -> tuple[Trigger, ...]:
        """Every event that means anything to this clock; all others leave it alone."""
        held = tuple(trigger for pause in self.pauses for trigger in (pause.on, pause.until))
        longer = (self.extends.on,) if self.extends else ()
        return (*self.starts, *self.stops, *self.cancels, *self.renews, *held, *longer)

    @property
    def reminds(self) -> bool:
        """Whether anybody is told before its end."""
        return bool(self.remind_before or self.remind_on)

    @cached_property
    def heard(self) -> "Roles":
        """Its triggers by what they do, made ready for reading."""
        return Roles(Heard(*self.starts), Heard(*self.stops), Heard(*self.cancels), Heard(*self.renews))

    @cached_property
    def begins(self) -> frozenset[str]:
        """Types of events without one of which there is no round of this clock."""
        return frozenset(map(type_of, self.starts))

    @cached_property
    def hears(self) -> frozenset[str]:
        """Types of events that mean anything to this clock, those that only tell how long it runs included."""
        told = self.length.told_by if isinstance(self.length, By) else ()
        return frozenset((*map(type_of, self.triggers()), *told))
