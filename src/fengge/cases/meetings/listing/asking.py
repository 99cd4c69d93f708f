"""What the lists of meetings and of decisions are asked for: most often the rows that a figure counted."""

from __future__ import annotations

from dataclasses import dataclass

from fengge.core.lists import Conditions


@dataclass(frozen=True)
class _Figured(Conditions):
    """A figure, and where and when it counted."""

    figure: str = ""
    place: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class MeetingsWanted(_Figured):
    """Which meetings."""

    PAGE = "cases.meetings"


@dataclass(frozen=True)
class DecisionsWanted(_Figured):
    """Which decisions: the reader's own to carry out unless everybody's are asked for."""

    PAGE = "cases.decisions"

    whose: str = ""

    @property
    def everybodys(self) -> bool:
        return self.whose == "all"
