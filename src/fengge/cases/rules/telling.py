"""Lines of the table in the reader's words, and what differs between two tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fengge.cases.vocabulary import dispute_kinds, levels, routes, rungs, signals, title_in
from fengge.core.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fengge.core.packs.triage import Rule, Triage
    from fengge.core.wording import Words


@dataclass(frozen=True)
class RuleLine:
    """A line ready for a table: what it is about, what it decides, why; `change` says how it differs from what holds.

    `leads` gives the units their names.
    """

    key: str
    rule: Rule
    change: str = ""
    leads: Mapping[str, Words] = field(default_factory=dict)

    @property
    def order(self) -> int:
        return self.rule.order

    @property
    def when(self) -> str:
        kinds = [str(title_in(dispute_kinds(), kind)) for kind in self.rule.kinds]
        asked = [str(title_in(signals(), signal)) for signal in self.rule.signals]
        return _("；").join(str(listed(words)) for words in (kinds, asked) if words) or _("其他所有")

    @property
    def then(self) -> str:
        decided = (
            self.rule.level and title_in(levels(), self.rule.level),
            self.rule.rung and title_in(rungs(), self.rule.rung),
            self.rule.route and title_in(routes(), self.rule.route),
            self.rule.lead and _("%s牵头") % self.leads.get(self.rule.lead, self.rule.lead),
        )
        return " · ".join(str(word) for word in decided if word)

    @property
    def why(self) -> str:
        english = (get_language() or "").startswith("en")
        return self.rule.reason_en if english else self.rule.reason

    @property
    def basis(self) -> str:
        return self.rule.basis or _("示例")


def lines_of(table: Triage, held: Triage | None = None, *, leads: Mapping[str, Words] | None = None) -> list[RuleLine]:
    """Every line in order; against `held`, each with how it differs, those left out at the end."""
    before = held.rules if held else table.rules
    changes, names = _changes(table.rules, before), leads or {}
    lines = sorted(table.rules.items(), key=lambda line: line[1].order)
    here = [RuleLine(key, rule, changes.get(key, ""), names) for key, rule in lines]
    return here + [RuleLine(key, rule, _("删去"), names) for key, rule in before.items() if key not in table.rules]


def _changes(rules: Mapping[str, Any], held: Mapping[str, Any]) -> dict[str, str]:
    return {
        key: _("新增") if key not in held else _("修改")
        for key, rule in rules.items()
        if key not in held or rule != held[key]
    }
