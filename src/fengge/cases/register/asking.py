"""What the list is asked for: every condition is in the URL, so that going back keeps it and a colleague may be sent it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse

from fengge.core.clock import day_of
from fengge.core.figures import Asked, get_figure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from fengge.core.figures import Figure

OPEN, SETTLED, ALL = "open", "settled", "all"
STANDING = {"cases.open", "cases.overdue", "cases.unassigned"}


@dataclass(frozen=True)
class Wanted:
    """The conditions as given; an empty one is no condition. `state` is open unless another is asked for."""

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

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Wanted:
        """From a query string; what is not a condition is not looked at."""
        found = {part.name: str(given.get(part.name, "")).strip()[:80] for part in fields(cls)}
        for name in ("since", "until"):
            found[name] = found[name] if day_of(found[name]) else ""
        return cls(**found)

    @property
    def query(self) -> dict[str, str]:
        """The conditions that are given."""
        return {part.name: value for part in fields(self) if (value := getattr(self, part.name))}

    def without(self, *names: str) -> str:
        """The list's address with these conditions taken away."""
        return address({name: value for name, value in self.query.items() if name not in names})

    def url(self, name: str = "cases.list", **more: str) -> str:
        """The address of the list, or of another page that takes the same conditions."""
        return address(self.query | more, name)

    @property
    def shows(self) -> str:
        """Which cases by their end: open ones, unless text, a figure or a stage is asked for."""
        return self.state or (ALL if self.q or self.figure or self.stage else OPEN)

    @property
    def nearest_first(self) -> bool:
        """Whether the nearest end comes first: where only open cases are shown."""
        return self.shows == OPEN or self.figure in STANDING

    @property
    def counted(self) -> Figure | None:
        """The figure whose rows are asked for."""
        return get_figure(self.figure) if self.figure else None

    def asked(self, at: datetime) -> Asked:
        """The figure's question."""
        return Asked(at, self.place, day_of(self.since), day_of(self.until))


def address(query: Mapping[str, str], name: str = "cases.list") -> str:
    """A page's address with a query, if there is any."""
    return reverse(name) + (f"?{urlencode(query)}" if query else "")
