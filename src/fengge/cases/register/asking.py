"""What the list is asked for: every condition is in the URL, so that going back keeps it and a colleague may be sent it."""

from __future__ import annotations

from dataclasses import dataclass

from fengge.core.lists import Conditions

OPEN, SETTLED, ALL = "open", "settled", "all"
STANDING = {"cases.open", "cases.overdue", "cases.unassigned"}


@dataclass(frozen=True)
class Wanted(Conditions):
    """Which cases; `state` is open unless another is asked for."""

    PAGE = "cases.list"

    q: str = ""
    place: str = ""
    procedure: str = ""
    kind: str = ""
    level: str = ""
    stage: str = ""
    holder: str = ""
    due: str = ""
    source: str = ""
    channel: str = ""
    since: str = ""
    until: str = ""
    state: str = ""
    figure: str = ""

    @property
    def shows(self) -> str:
        """Which cases by their end: open ones, unless text, a figure or a stage is asked for."""
        return self.state or (ALL if self.q or self.figure or self.stage else OPEN)

    @property
    def nearest_first(self) -> bool:
        """Whether the nearest end comes first: where only open cases are shown."""
        return self.shows == OPEN or self.figure in STANDING
