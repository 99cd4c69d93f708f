"""Carrying a decision out; and handing it on when whoever answers for it leaves the post."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.cases.engine.hands import signature, token
from fengge.cases.meetings.series import is_narrower
from fengge.cases.models import Case, Decision
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.verbs import Refused, record, verb
from fengge.orgs.appointing.duties import Duty, attach

if TYPE_CHECKING:
    from fengge.cases.meetings.deciding.inputs import CarriedOutGiven
    from fengge.core.access import Actor
    from fengge.orgs.models import Appointment


@verb(May.CARRY_OUT, event="decision.carried_out")
def carry_out(decision: Decision, given: CarriedOutGiven, *, by: Actor) -> Decision:
    """Say that it is done and what came of it; it will not come onto another agenda."""
    if decision.done_at or decision.replaced_by_id:
        raise Refused(_("这项决定已经办好，或者已有新的决定。"))
    decision.done_at, decision.done_by_id, decision.result = now(), by.appointment_id, given.result
    record(choice=decision.choice)
    case = Case.objects.filter(pk=decision.case_id or 0).first()
    if case is not None:
        note = note_result_among_team if is_narrower(decision, case) else note_result
        note(case, by=by, decision=decision)
    return decision


@verb(May.CARRY_OUT, event="case.decision_done")
def note_result(case: Case, *, by: Actor, decision: Decision) -> Case:
    """Let the case's story tell what came of it."""
    return _note(case, decision)


@verb(May.CARRY_OUT, event="risk.decision_done")
def note_result_among_team(case: Case, *, by: Actor, decision: Decision) -> Case:
    """The same for what was decided about its risk."""
    return _note(case, decision)


def _note(case: Case, decision: Decision) -> Case:
    record(series=decision.series, words=decision.words, result=decision.result, decision=decision.pk)
    return case


@verb(May.HAND_OVER, event="decision.handed_over")
def hand_on(decision: Decision, *, by: Actor, to: Appointment) -> Decision:
    """Somebody else answers for it from now on."""
    decision.owner = to
    decision.team = [*decision.team, *[token(to)] * (token(to) not in decision.team)]
    record(to=signature(to))
    return decision


def _open(appointment: Appointment) -> Any:
    return Decision.objects.undone().filter(owner=appointment)


def _move(leaving: Appointment, successor: Appointment, by: Actor) -> int:
    """The permission is lent to whoever ends the appointment, for these decisions alone."""
    mover = replace(by, permissions=by.permissions | {May.HAND_OVER})
    decisions = list(_open(leaving).order_by("id"))
    for decision in decisions:
        hand_on(decision, by=mover, to=successor)
    return len(decisions)


DECISIONS = attach(Duty("decisions", lazy("会议决定"), lambda appointment: _open(appointment).count(), _move))
