"""A story as deeds: each step of its timeline with the person who does it and what is handed in at that step."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from fengge.demo.replay import finishing, mediating, receiving, triaging  # noqa: F401 - each tells its steps
from fengge.demo.replay.telling import Deed, Telling, teller

if TYPE_CHECKING:
    from fengge.demo.replay.hands import Hands
    from fengge.demo.stories import Story
    from fengge.demo.stories.model import Step


def deeds(story: Story, serial: int, hands: Hands) -> list[Deed]:
    """Everything done in the story, in order. The same story, serial and county give the same deeds."""
    telling = Telling(
        story, serial, hands, Random(f"script{serial}"), story.level,
        hands.mediator(story.level, story.place.code, serial),
    )  # fmt: skip
    found: list[Deed] = []
    for step in _as_the_law_has_it(telling):
        found.extend(teller(step.do)(telling, step))
    return sorted(found, key=lambda deed: deed.at)


SEALED_STEPS = {"report", "register", "triage", "refer", "archive"}


def _as_the_law_has_it(telling: Telling) -> list[Step]:
    """A sealed matter is led to the police at once, and nothing of a mediation follows."""
    steps = list(telling.story.timeline)
    if not telling.is_sealed:
        return steps
    led = any(step.do == "refer" for step in steps)
    return [step for step in steps if step.do in SEALED_STEPS and (led or step.do != "archive")]
