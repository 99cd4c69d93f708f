"""What the list is asked for: every condition is in the URL, so that going back keeps it and a colleague may be sent it."""

from __future__ import annotations

from dataclasses import dataclass

from fengge.core.lists import Conditions

OPEN, SETTLED, ALL = "open", "settled", "all"
STANDING = {"cases.open", "cases.overdue", "cases.unassigned"}


@dataclass(frozen=True)
class Wanted(Conditions):
    """Which cases; `state` is open unless another is asked for. `origin` is where it happened, `held` who ever had it in hands."""

    PAGE = "cases.list"
    NUMBERS = ("place", "origin")

    q: str = ""
    place: str = ""
    origin: str = ""
    rung: str = ""
    procedure: str = ""
    kind: str = ""
    level: str = ""
    stage: str = ""
    holder: str = ""
    held: str = ""
    due: str = ""
    source: str = ""
    channel: str = ""
    since: str = ""
    until: str = ""
    state: str = ""
    figure: str = ""

    @property
    def shows(self) -> str:
        """Which cases by their end: open ones, unless text, a figure, a stage or an earlier holder is asked for."""
        return self.state or (ALL if self.q or self.figure or self.stage or self.held else OPEN)

    @property
    def nearest_first(self) -> bool:
        """Whether the nearest end comes first: where only open cases are shown."""
        return self.shows == OPEN or self.figure in STANDING
