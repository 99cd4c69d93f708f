"""The seven gates on the file: who, when, what was settled, and what is still missing; and what is known of the petition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from django.utils.translation import gettext as _

from fengge.cases.engine.facts import facts_of
from fengge.cases.file.panels import panel
from fengge.cases.petition.summaries import SUMMARIES, Dossier
from fengge.cases.procedures.petition.gates import GATES
from fengge.cases.procedures.petition.stages import ANSWERED, GATED, IN_REVIEW
from fengge.cases.showing.stepping import actions_of
from fengge.cases.showing.urls import action_url
from fengge.ui import Action

if TYPE_CHECKING:
    from fengge.cases.models import Case, PetitionMeasure
    from fengge.cases.petition.summaries import Summary
    from fengge.cases.procedure import Action as Deed
    from fengge.cases.procedures.petition.gates import Gate
    from fengge.core.access import Actor

    Kind = Literal["primary", "plain"]

SHOWN_IN = (*GATED, *ANSWERED, *IN_REVIEW, "visited", "closed", "archived")


@dataclass(frozen=True)
class GateView:
    """One gate as the panel draws it: `state` is done, now or waiting; `action` what this reader may do at it."""

    number: int
    title: str
    state: str
    word: str
    summary: Summary | None
    lacking: str
    action: Action | None
    measures: list[PetitionMeasure]


@dataclass
class Board:
    """The seven gates of one petition before one reader."""

    case: Case
    actor: Actor

    @cached_property
    def passed(self) -> list[bool]:
        facts = facts_of(self.case, self.actor)
        return [facts[f"petition.{gate.key}"] for gate in GATES]

    @cached_property
    def here(self) -> int:
        """The first gate that is not passed; past the last when all are."""
        return self.passed.index(False) if False in self.passed else len(GATES)

    @cached_property
    def dossier(self) -> Dossier:
        return Dossier(self.case)

    @cached_property
    def may(self) -> dict[str, Deed]:
        return {action.key: action for action in actions_of(self.case, self.actor)}

    def view(self, number: int, gate: Gate) -> GateView:
        """One gate, in words."""
        passed = self.passed[number]
        state = "done" if passed else ("now" if number == self.here else "waiting")
        words = {"done": _("已完成"), "now": _("现在这一关"), "waiting": _("前面的关没过")}
        return GateView(
            number=number + 1,
            title=str(gate.title),
            state=state,
            word=words[state],
            summary=SUMMARIES[gate.key](self.dossier),
            lacking="" if passed else str(gate.lacking).partition("：")[2],
            action=self._action(gate, state),
            measures=self.dossier.measures if gate.key == "planned" else [],
        )

    def _action(self, gate: Gate, state: str) -> Action | None:
        """At the gate where the case stands, the next thing; at one passed, changing it where that may still be done."""
        possible = [self.may[key] for key in gate.actions if key in self.may]
        if not possible or state == "waiting":
            return None
        title = possible[0].title if state == "now" else _("补充或更改")
        kind: Kind = "primary" if state == "now" else "plain"
        return Action(title, action_url(self.case, possible[0].key), kind, beside=True)


@panel("cases/petition/_gates.html", order=10, wide=True, procedures=("petition",))
def gates(case: Case, actor: Actor) -> dict[str, Any] | None:
    """All seven, in order."""
    if case.stage not in SHOWN_IN:
        return None
    board = Board(case, actor)
    views = [board.view(number, gate) for number, gate in enumerate(GATES)]
    return {"gates": views, "passed": sum(board.passed)}


@panel("cases/petition/_petition.html", order=20, procedures=("petition",))
def petition(case: Case, _actor: Actor) -> dict[str, Any]:
    """The number of the statutory record, who petitions, who speaks for them, and whom it accuses."""
    dossier = Dossier(case)
    return {
        "petition": dossier.petition,
        "representatives": [one.party.name for one in case.representatives.select_related("party")],
        "accused": [str(one) for one in case.accused.filter(taken_back_at=None).select_related("unit", "person")],
    }
