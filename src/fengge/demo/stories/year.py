"""A county's year of disputes in plausible proportions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.demo.stories.arrivals import arrivals
from fengge.demo.stories.scenes import pick_kind
from fengge.demo.stories.telling import story

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime
    from random import Random

    from fengge.demo.stories.model import Place, Story

MIX = {"performed": 84.0, "refused": 3.5, "terminated": 4.0, "withdrawn": 4.0, "referred": 0.8, "stalled": 1.0}
PROPERTY = "17"
RECENT_DAYS = 60
RECENT_STALLS = 10.0


def plan_for(when: datetime, today: date, rng: Random) -> str:
    """Old cases rarely lie; among the recent ones some do."""
    recent = (today - when.date()).days < RECENT_DAYS
    mix = MIX | ({"stalled": RECENT_STALLS} if recent else {})
    return rng.choices(list(mix), list(mix.values()))[0]


def _kind_for(place: Place, rng: Random) -> str:
    """Property companies exist only where there are residents' committees."""
    while True:
        kind = pick_kind(rng)
        if kind != PROPERTY or place.village.endswith("社区"):
            return kind


def stories(places: Sequence[Place], n: int, rng: Random, today: date) -> Iterator[Story]:
    """`n` stories in the order of their arrival, each already cut at `today`; titles and facts never repeat."""
    seen: set[tuple[str, str]] = set()
    for when in arrivals(n, rng, today):
        told = _one(places, rng, when, today)
        while (told.title, told.facts) in seen:
            told = _one(places, rng, when, today)
        seen.add((told.title, told.facts))
        yield told


def _one(places: Sequence[Place], rng: Random, when: datetime, today: date) -> Story:
    place = rng.choice(places)
    return story(_kind_for(place, rng), place, rng, when, today=today, plan=plan_for(when, today, rng))
