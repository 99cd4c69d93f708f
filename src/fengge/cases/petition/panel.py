"""The seven gates on the file: who, when, what was settled, and what is still missing; and what is known of the petition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from django.utils.translation import gettext as _

from fengge.cases.file.panels import panel
from fengge.cases.petition.summaries import SUMMARIES, Dossier
from fengge.cases.procedures.petition.gates import GATES
from fengge.cases.procedures.petition.stages import ANSWERED, GATED, IN_REVIEW
from fengge.cases.showing.stepping import actions_of
from fengge.cases.showing.urls import action_url
from fengge.ui import Action

if TYPE_CHECKING:
    from fengge.cases.file.record import Record
    from fengge.cases.models import Case, PetitionMeasure
    from fengge.cases.petition.summaries import Summary
    from fengge.cases.procedure import Action as Deed
    from fengge.cases.procedures.petition.gates import Gate

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
    lacking: list[str]
    action: Action | None
    measures: list[PetitionMeasure]


@dataclass
class Board:
    """The seven gates of one petition before one reader."""

    record: Record

    @property
    def case(self) -> Case:
        return self.record.case

    @property
    def facts(self) -> dict[str, bool]:
        return self.record.facts

    @cached_property
    def passed(self) -> list[bool]:
        return [self.facts[f"petition.{gate.key}"] for gate in GATES]

    @cached_property
    def here(self) -> int:
        """The first gate that is not passed; past the last when all are."""
        return self.passed.index(False) if False in self.passed else len(GATES)

    @cached_property
    def dossier(self) -> Dossier:
        return Dossier(self.case)

    @cached_property
    def may(self) -> dict[str, Deed]:
        return {action.key: action for action in actions_of(self.case, self.record.actor)}

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
            lacking=self._lacking(gate, state),
            action=self._action(gate, state),
            measures=self.dossier.measures if gate.key == "planned" else [],
        )

    def _deed(self, gate: Gate, state: str) -> Deed | None:
        """What this reader may do there: at a plan with open measures, telling of one; else the first that the stage allows."""
        possible = [self.may[key] for key in gate.actions if key in self.may]
        if not possible or state == "waiting":
            return None
        telling = state == "done" and not self.facts["petition.measures_told"]
        return possible[-1] if telling else possible[0]

    def _lacking(self, gate: Gate, state: str) -> list[str]:
        """Why the gate is not passed, and what stands before the next thing to do at it."""
        if state == "done":
            return []
        deed = self._deed(gate, state)
        missing = self.case.procedure.missing(deed, self.facts) if deed else []
        return [str(gate.missing), *map(str, missing)]

    def _action(self, gate: Gate, state: str) -> Action | None:
        deed = self._deed(gate, state)
        if deed is None:
            return None
        ready = state == "now" and not self.case.procedure.missing(deed, self.facts)
        title = _("补充或更改") if state == "done" and deed.key == gate.actions[0] else deed.title
        kind: Kind = "primary" if ready else "plain"
        return Action(title, action_url(self.case, deed.key), kind, beside=True)


@panel("cases/petition/_gates.html", order=10, wide=True, procedures=("petition",))
def gates(record: Record) -> dict[str, Any] | None:
    """All seven, in order."""
    if record.case.stage not in SHOWN_IN:
        return None
    board = Board(record)
    views = [board.view(number, gate) for number, gate in enumerate(GATES)]
    return {"gates": views, "passed": sum(board.passed)}


@panel("cases/petition/_petition.html", order=20, procedures=("petition",))
def petition(record: Record) -> dict[str, Any]:
    """The number of the statutory record, who petitions, who speaks for them, and whom it accuses."""
    case = record.case
    dossier = Dossier(case)
    return {
        "petition": dossier.petition,
        "representatives": [one.party.name for one in case.representatives.select_related("party")],
        "accused": [str(one) for one in case.accused.filter(taken_back_at=None).select_related("unit", "person")],
    }
