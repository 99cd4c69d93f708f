"""What the pack's rule table suggests, and by which of its lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from fengge.cases.rules.live import triage_now
from fengge.cases.triage.leads import lead_title
from fengge.cases.vocabulary import levels, routes, rungs, title_in
from fengge.core.packs import pack
from fengge.core.packs.triage import Triage
from fengge.ui import Level

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from fengge.core.packs.triage import Rule
    from fengge.core.packs.triage import Triage as Table
    from fengge.core.wording import Words

RUNGS = ("village", "town", "county")


@dataclass(frozen=True)
class Suggestion:
    """Grade, rung and route the table names, and the lines (key, rule) it rests on."""

    level: str
    rung: str
    route: str
    lines: tuple[tuple[str, Rule], ...]

    @property
    def keys(self) -> list[str]:
        """Keys of the lines it rests on."""
        return [key for key, _ in self.lines]

    @property
    def lead(self) -> str:
        """The unit that leads, by its key in the county; the first line that names one decides."""
        return next((rule.lead for _, rule in self.lines if rule.lead), "")

    def rests_on(self, rule: Rule) -> bool:
        """Whether the line names something that was decided; what another line overruled is no reason."""
        mine = (self.level, self.rung, self.route, self.lead)
        named = (rule.level, rule.rung, rule.route, rule.lead)
        return any(said and said == decided for said, decided in zip(named, mine, strict=True))


def suggest(kind: str, signals: Collection[str], table: Table | None = None) -> Suggestion:
    """Ask the table, the one that holds now unless another is given.

    The first line that names a route decides it; the highest level named decides the level. What is said of everything counts
    only where nothing is said of this matter.
    """
    table = table or triage_now()
    lines = table.matching(kind, signals)
    level = _highest(lines, "level", list(table.levels)) or next(iter(table.levels))
    rung = _highest(lines, "rung", RUNGS) or table.levels[level].rung
    route = next((rule.route for _, rule in lines if rule.route), "")
    decided = Suggestion(level, rung, route or next(iter(table.routes)), tuple(lines))
    return replace(decided, lines=tuple(line for line in lines if decided.rests_on(line[1])))


def _highest(lines: list[tuple[str, Rule]], name: str, order: Sequence[str]) -> str:
    named = [rule for _, rule in lines if getattr(rule, name)]
    asked = [rule for rule in named if rule.kinds or rule.signals]
    return max((getattr(rule, name) for rule in asked or named), key=order.index, default="")


def lead_along(route: str) -> str:
    """Who leads along this route, whatever was ticked: the first line that names both."""
    lines = sorted(triage_now().rules.values(), key=lambda rule: rule.order)
    return next((rule.lead for rule in lines if rule.route == route and rule.lead), "")


@dataclass(frozen=True)
class Told:
    """A suggestion in the reader's language: what, who leads, what to say to the person, which lines of which law spoke."""

    level: Level
    rung: Words
    route: Words
    lead: str
    tell: str
    reasons: tuple[str, ...]


def told(suggestion: Suggestion) -> Told:
    """The suggestion as the form shows it."""
    table = pack().part(Triage)
    route, level = table.routes[suggestion.route], table.levels[suggestion.level]
    english = (get_language() or "").startswith("en")
    reasons = [_reason(rule, english=english) for _, rule in suggestion.lines]
    return Told(
        Level(level.colour, str(title_in(levels(), suggestion.level))),
        title_in(rungs(), suggestion.rung),
        title_in(routes(), suggestion.route),
        lead_title(suggestion.lead) if suggestion.lead else "",
        route.tell_en if english else route.tell,
        tuple(dict.fromkeys(reasons)),
    )


def _reason(rule: Rule, *, english: bool) -> str:
    """The line's reason with the law it rests on; the law keeps its Chinese name."""
    return " — ".join(filter(None, (rule.reason_en if english else rule.reason, rule.basis)))
