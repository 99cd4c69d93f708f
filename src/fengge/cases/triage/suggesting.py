"""What the pack's rule table suggests, and by which of its lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fengge.core.packs import pack
from fengge.core.packs.triage import Triage

if TYPE_CHECKING:
    from collections.abc import Collection

    from fengge.core.packs.triage import Rule

RUNGS = ("village", "town", "county")


@dataclass(frozen=True)
class Suggestion:
    """Grade, rung and route the table names, and the lines (key, rule) that spoke."""

    level: str
    rung: str
    route: str
    lines: tuple[tuple[str, Rule], ...]

    @property
    def keys(self) -> list[str]:
        """Keys of the lines that spoke."""
        return [key for key, _ in self.lines]


def suggest(kind: str, signals: Collection[str]) -> Suggestion:
    """Ask the table. The first line that names a route decides it; the highest level named decides the level."""
    table = pack().part(Triage)
    lines = table.matching(kind, signals)
    order = list(table.levels)
    level = max((rule.level for _, rule in lines if rule.level), key=order.index, default=order[0])
    rung = max((rule.rung for _, rule in lines if rule.rung), key=RUNGS.index, default=table.levels[level].rung)
    route = next((rule.route for _, rule in lines if rule.route), "")
    return Suggestion(level, rung, route or next(iter(table.routes)), tuple(lines))
