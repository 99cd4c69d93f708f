"""Questions asked of meetings; each reads as an adjective."""

from __future__ import annotations

from typing import Any

from fengge.core.access import ScopedQuerySet


class Meetings(ScopedQuerySet[Any]):
    """Questions asked of meetings."""

    def waiting(self) -> Meetings:
        """Called and not yet ended."""
        return self.filter(outcome="")

    def held(self) -> Meetings:
        """Held to their end."""
        return self.filter(outcome="held")
