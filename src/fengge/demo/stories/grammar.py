"""Small text grammar: <one|of|several> is chosen, {slot} is filled, nothing is left over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

CHOICE = re.compile(r"<([^<>]*)>")
SLOT = re.compile(r"\{(\w+)\}")


def vary(text: str, rng: Random) -> str:
    """Resolve choices from the inside out."""
    while CHOICE.search(text):
        text = CHOICE.sub(lambda found: rng.choice(found[1].split("|")), text, count=1)
    return text


def fill(text: str, slots: Mapping[str, object]) -> str:
    """Raises KeyError naming the slot that nobody fills."""
    return SLOT.sub(lambda found: str(slots[found[1]]), text)


def say(text: str | list[str], slots: Mapping[str, object], rng: Random) -> str:
    """One finished sentence or paragraph from a template or from one of several."""
    template = rng.choice(text) if isinstance(text, list) else text
    return fill(vary(template, rng), slots)


def sums(spec: Mapping[str, list[int | str | float]], rng: Random) -> dict[str, int]:
    """Yuan by name: [low, high, step] draws, ["of", name, share] takes a part, ["less", name, other] subtracts."""
    drawn: dict[str, int] = {}
    for name, rule in spec.items():
        if rule[0] == "of":
            drawn[name] = max(10, round(drawn[str(rule[1])] * float(rule[2]) / 10) * 10)
        elif rule[0] == "less":
            drawn[name] = drawn[str(rule[1])] - drawn[str(rule[2])]
        else:
            low, high, step = (int(part) for part in rule)
            drawn[name] = rng.randrange(low, high + 1, step)
    return drawn
