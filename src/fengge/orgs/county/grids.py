"""Grids: how many each village gets, and their codes and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMUNITY_WEIGHT = 1.6  # a residents' community holds more households than a village of the same town


def share(total: int, weights: Mapping[str, float]) -> dict[str, int]:
    """`total` split by weight with the largest remainders, at least one each while there are enough. Sums
    exactly to `total`.
    """
    if not weights:
        return {}
    base = 1 if total >= len(weights) else 0
    rest, whole = total - base * len(weights), sum(weights.values())
    exact = {key: rest * weight / whole for key, weight in weights.items()}
    given = {key: base + int(part) for key, part in exact.items()}
    left = total - sum(given.values())
    for key in sorted(exact, key=lambda key: (int(exact[key]) - exact[key], key))[:left]:
        given[key] += 1
    return given


def village_weight(kind: str) -> float:
    """How heavily a village counts when a town's grids are spread."""
    return COMMUNITY_WEIGHT if kind == "社区" else 1.0


def grid_code(village: str, serial: int) -> str:
    """The village's code and a serial of three digits."""
    return f"{village}{serial:03d}"


def grid_name(village: str, serial: int) -> str:
    """As it stands on the public notice."""
    return f"{village}第{serial}网格"
