"""Supervision: a superior asks for something by a day, whoever has the case answers, the superior lifts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.engine.doing import doing
from fengge.cases.engine.moving import move
from fengge.cases.models import Supervision
from fengge.cases.permissions import May
from fengge.cases.supervising.inputs import AnswerGiven, LiftGiven, SuperviseGiven
from fengge.core.clock import now, today
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


@doing("supervise", SuperviseGiven)
@verb(May.SUPERVISE, event="case.supervised")
def supervise(case: Case, given: SuperviseGiven, *, by: Actor) -> Case:
    """Put it under supervision. One at a time: a new requirement comes after the old one is lifted."""
    if given.due_on < today():
        raise Refused(_("答复期限已经过了，请另选一天。"), field="due_on")
    move(case, "supervise", by=by)
    Supervision.objects.create(case=case, by_id=by.appointment_id, at=now(), **given.model_dump())
    record(**given.model_dump(mode="json"))
    return case


@doing("answer_supervision", AnswerGiven)
@verb(May.ANSWER, event="supervision.answered")
def answer_supervision(case: Case, given: AnswerGiven, *, by: Actor) -> Case:
    """Say what was done. A later answer takes the place of an earlier one; history keeps both."""
    move(case, "answer_supervision", by=by)
    one = case.supervisions.get(lifted_at=None)
    one.answer, one.answered_by_id, one.answered_at = given.answer, by.appointment_id, now()
    one.save(update_fields=["answer", "answered_by", "answered_at"])
    record(answer=given.answer)
    return case


@doing("lift_supervision", LiftGiven)
@verb(May.SUPERVISE, event="supervision.lifted")
def lift_supervision(case: Case, given: LiftGiven, *, by: Actor) -> Case:
    """End it, with the reason."""
    move(case, "lift_supervision", by=by)
    one = case.supervisions.get(lifted_at=None)
    one.lift_reason, one.lifted_by_id, one.lifted_at = given.reason, by.appointment_id, now()
    one.save(update_fields=["lift_reason", "lifted_by", "lifted_at"])
    record(reason=given.reason, answered=one.answered_at is not None)
    return case
