"""How a matter arrives: where, through which door, and who may know of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Arrival:
    """It arrives in `division` (a village or grid code) and begins at the village's rung or the one named.

    `said` are the answers to what the procedure's opening asks; `sealed_for` names the only ones who see the case, beside
    who reported it; for those in `barred` it does not exist.
    """

    division: str
    channel: str = "web"
    source: str = "applied"
    procedure: str = "mediation"
    rung: str = "village"
    said: Mapping[str, Any] = field(default_factory=dict)
    sealed_for: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
