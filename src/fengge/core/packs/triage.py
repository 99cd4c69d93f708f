"""The triage table: which matter goes to which level, by which legal channel, led by whom. Data here; the decision
stays a person's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from fengge.core.packs.part import Entry, Part, must_be_known

if TYPE_CHECKING:
    from collections.abc import Collection

Rung = Literal["village", "town", "county"]


class Level(Entry):
    """A level of difficulty: the rung that handles it, its colour and word, and its limit in calendar days."""

    title: str
    title_en: str
    rung: Rung
    colour: Literal["blue", "yellow", "red"]
    days: int = Field(ge=1)


class Signal(Entry):
    """Something asked of whoever registers: a plain yes-or-no question about the matter, never about a person's
    character. `words`, and sums of at least `sum_from` yuan, are what makes a text seem to speak of it.
    """

    title: str
    title_en: str
    question: str
    question_en: str
    words: list[str] = []
    sum_from: int | None = Field(default=None, ge=1)


class Route(Entry):
    """A legal channel. `mediation` says whether people's mediation may take it; `at_once` that it cannot wait;
    `sealed` that only its team sees it; `procedure` the one it goes on under, empty for the one it came in by.
    """

    title: str
    title_en: str
    mediation: bool = False
    at_once: bool = False
    sealed: bool = False
    procedure: str = ""
    tell: str = ""
    tell_en: str = ""


class Rule(Entry):
    """A line of the table. It applies when the kind is among `kinds` (none named: any) and one of `signals` is
    present (none named: always).
    """

    order: int
    kinds: list[str] = []
    signals: list[str] = []
    rung: Rung | None = None
    level: str = ""
    route: str = ""
    lead: str = ""
    reason: str
    reason_en: str

    def matches(self, kind: str, signals: Collection[str]) -> bool:
        """Whether this line speaks of such a matter."""
        return (not self.kinds or kind in self.kinds) and (
            not self.signals or not set(self.signals).isdisjoint(signals)
        )


class Triage(Part, file="triage.toml"):
    """The whole table. Lines are asked in `order`: the first that names a route or a lead decides it; the highest
    level and rung named decide those, a line without conditions only where no other names one. `kind_words` are words
    by which a text seems to be of a kind.
    """

    levels: dict[str, Level] = {}
    signals: dict[str, Signal] = {}
    routes: dict[str, Route] = {}
    rules: dict[str, Rule] = {}
    kind_words: dict[str, list[str]] = {}

    @model_validator(mode="after")
    def _names_are_known(self) -> Triage:
        for key, rule in self.rules.items():
            must_be_known(rule.signals, self.signals, "rules", key, "signals")
            must_be_known([rule.route] if rule.route else [], self.routes, "rules", key, "route")
            must_be_known([rule.level] if rule.level else [], self.levels, "rules", key, "level")
        return self

    def matching(self, kind: str, signals: Collection[str]) -> list[tuple[str, Rule]]:
        """The lines that speak of such a matter, with their keys, in order."""
        lines = sorted(self.rules.items(), key=lambda line: line[1].order)
        return [(key, rule) for key, rule in lines if rule.matches(kind, signals)]
