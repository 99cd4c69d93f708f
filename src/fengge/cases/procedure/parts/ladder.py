"""How difficult a case is, and how high it stands: the levels and the ladder of village, town and county."""

from collections.abc import Mapping
from dataclasses import dataclass

from fengge.cases.procedure.clocks.length import Term
from fengge.core.wording import Words


@dataclass(frozen=True)
class Level:
    """A grade of difficulty (分级), the rung it is handled at, and the colour staff know it by."""

    key: str
    title: Words
    rung: str
    colour: str = "blue"


@dataclass(frozen=True)
class Rung:
    """A place on the ladder. `unassigned` is how long a case may lie there in nobody's hands; `late` how long the rung has
    for a case that reaches it when its own limits have passed.
    """

    key: str
    title: Words
    unassigned: Term
    late: Term | None = None


@dataclass(frozen=True)
class Ladder:
    """Rungs from the lowest up. A case goes up when one of the deadlines in `rises_on` is missed, or when asked.

    Above the top there is nobody: `above` says None, and the caller raises the alarm with the top itself.
    """

    rungs: tuple[Rung, ...]
    rises_on: tuple[str, ...] = ()

    def rung(self, key: str) -> Rung:
        return next(rung for rung in self.rungs if rung.key == key)

    def above(self, key: str) -> Rung | None:
        place = self.rungs.index(self.rung(key))
        return self.rungs[place + 1] if place + 1 < len(self.rungs) else None

    def below(self, key: str) -> Rung | None:
        place = self.rungs.index(self.rung(key))
        return self.rungs[place - 1] if place else None

    @property
    def limits(self) -> Mapping[str, Term]:
        """How long a case may lie unassigned, by rung."""
        return {rung.key: rung.unassigned for rung in self.rungs}

    @property
    def late_limits(self) -> Mapping[str, Term]:
        """How long a rung has for a case that came to it late; rungs that name no term have none of their own."""
        return {rung.key: rung.late for rung in self.rungs if rung.late}
