"""What could be said of a case at a moment of the past, read from the rows and events it left behind."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from fengge.cases.meetings.series import SECRECY
from fengge.cases.models import Holding

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.core.packs.meetings import Line, Series
    from fengge.demo.replay.at_once import Life

RUNGS = ("village", "town", "county")


@dataclass(frozen=True)
class Matter:
    """A case as it stood: in whose hands, on which rung, since when, and which of its versions."""

    life: Life
    at: datetime
    holding: Holding
    version: int

    @property
    def was_late(self) -> bool:
        """Late, as the next thing that happened to it says; or still, if nothing has."""
        later = next((event for event in self.life.events if event["at"] > self.at), None)
        due = self.life.case.next_due_at
        return '"late"' in later["details"] if later else bool(due and due < self.at)

    @property
    def came_up(self) -> bool:
        """Handled one step lower before."""
        lower = RUNGS[: RUNGS.index(self.holding.rung)]
        earlier = (row for row in self.life.rows if isinstance(row, Holding) and row.since < self.holding.since)
        return any(row.rung in lower for row in earlier)

    @property
    def stage(self) -> str:
        """Where it stood on its road."""
        changes = (json.loads(event["changes"]) for event in self.life.events if event["at"] <= self.at)
        stages = [change["stage"][1] for change in changes if "stage" in change]
        return str(stages[-1]) if stages else "reported"

    def meets(self, line: Line, series: Series) -> bool:
        """Whether this line of an agenda would have named it then; what cannot be told of the past does not."""
        if self.holding.rung not in (line.rungs or [series.level]):
            return False
        if line.levels and self.life.case.level not in line.levels:
            return False
        long_ago = self.at - timedelta(days=line.days)
        answers: dict[str, Any] = {
            "overdue": self.was_late,
            "unassigned": self.holding.holder_id is None and self.holding.since < long_ago,
            "major": True,
            "raised": self.came_up,
            "new": self.life.case.reported_at >= long_ago,
        }
        return bool(answers.get(line.test, False))


def matter_at(life: Life, at: datetime, series: Series) -> Matter | None:
    """The case as it stood at that moment; None if it was not open then, or not for this meeting's eyes."""
    case = life.case
    if case.reported_at > at or (case.settled_at and case.settled_at <= at) or case.secrecy > SECRECY[series.secrecy]:
        return None
    spans = (row for row in life.rows if isinstance(row, Holding))
    holding = next((row for row in spans if row.since <= at and (row.until is None or row.until > at)), None)
    if holding is None:
        return None
    return Matter(life, at, holding, max(event["version"] for event in life.events if event["at"] <= at))
