"""One throw of the dice, read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random


def chance(rng: Random, share: float) -> bool:
    """True in `share` of all throws."""
    return rng.random() < share
