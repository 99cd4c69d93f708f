"""What a story turns into, deed by deed, and what is remembered while it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from fengge.cases.triage.suggesting import suggest
from fengge.core.clock import start_of
from fengge.core.packs import pack
from fengge.core.packs.triage import Triage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from random import Random

    from fengge.cases.triage.suggesting import Suggestion
    from fengge.demo.replay.hands import Hands
    from fengge.demo.stories import Story
    from fengge.demo.stories.model import Step
    from fengge.orgs.models import Appointment

    Tells = Callable[["Telling", Step], Iterator["Deed"]]


@dataclass(frozen=True)
class Deed:
    """One action handed in. `by` is None for the resident.

    In `given`, `party` and `debtor` are places in the list of parties (from 1), `obligation` one in the list of obligations (from 0).
    """

    action: str
    at: datetime
    by: Appointment | None
    given: dict[str, Any] = field(default_factory=dict)


FIRST = start_of(date.min)


@dataclass
class Telling:
    """What has to be remembered from one step to the next while a story is told."""

    story: Story
    serial: int
    hands: Hands
    rng: Random
    rung: str
    mediator: Appointment
    holder: Appointment | None = None
    round: int = 1
    taken_over: bool = False
    triaged_at: datetime = FIRST
    keeper: Appointment | None = None  # of a sealed case: alone with it

    @property
    def place(self) -> str:
        return self.story.place.code

    @property
    def clerk(self) -> Appointment:
        return self.keeper or self.hands.of("village_clerk", self.hands.seat("village", self.place), self.serial)

    @property
    def officer(self) -> Appointment:
        return self.keeper or self.hands.officer(self.rung, self.place)

    @property
    def suggestion(self) -> Suggestion:
        return suggest(self.story.kind, self.story.signals)

    @property
    def goes_to_mediation(self) -> bool:
        """Whether people's mediation took it, as far as the story has come."""
        return any(step.do == "accept" for step in self.story.timeline)

    @property
    def is_shown_more_of(self) -> bool:
        """Cases of the village where the demo's named people work have pictures and signed copies."""
        return self.place.startswith(self.hands.ground.village)

    @property
    def is_sealed(self) -> bool:
        """Violence in a family and the like are never mediated, whatever the story would make of it."""
        return pack().part(Triage).routes[self.suggestion.route].sealed


_tells: dict[str, Tells] = {}


def tells(*steps: str) -> Callable[[Tells], Tells]:
    """Make a function the one that tells these steps."""

    def declare(function: Tells) -> Tells:
        _tells.update(dict.fromkeys(steps, function))
        return function

    return declare


def minutes_later(moment: datetime, minutes: int) -> datetime:
    return moment + timedelta(minutes=minutes)


def teller(step: str) -> Tells:
    """Who tells this step."""
    return _tells[step]
