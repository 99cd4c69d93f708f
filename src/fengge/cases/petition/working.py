"""The next three gates: what was found out, what it is judged to be, what is to be done; and more time, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.engine.doing import doing
from fengge.cases.engine.moving import move
from fengge.cases.engine.timing import clocks_of
from fengge.cases.models import Extension, Investigation, PetitionAssessment, PetitionMeasure, PetitionPlan
from fengge.cases.permissions import May
from fengge.cases.petition.inputs import AssessmentGiven, ExtendGiven, InvestigationGiven, MeasureTold, PlanGiven
from fengge.cases.procedure import current
from fengge.cases.prolonging.prolonging import lengthened
from fengge.core.clock import now, today
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


@doing("investigate", InvestigationGiven, procedure="petition")
@verb(May.INVESTIGATE, event="case.investigated")
def investigate(case: Case, given: InvestigationGiven, *, by: Actor) -> Case:
    """Put an inquiry on record."""
    _pass(case, "investigate", "teamed", by)
    Investigation.objects.create(case=case, by_id=by.appointment_id, **given.model_dump())
    record(on=given.on)
    return case


@doing("assess", AssessmentGiven, procedure="petition")
@verb(May.PETITION, event="petition.assessed")
def assess(case: Case, given: AssessmentGiven, *, by: Actor) -> Case:
    """Put the team's opinion on record, with what it rests on."""
    _pass(case, "assess", "investigated", by)
    PetitionAssessment.objects.create(case=case, by_id=by.appointment_id, **given.model_dump())
    record(on=given.on)
    return case


@doing("plan", PlanGiven, procedure="petition")
@verb(May.PETITION, event="petition.planned")
def plan(case: Case, given: PlanGiven, *, by: Actor) -> Case:
    """Settle what is done by whom until when. A later plan takes the place of this one."""
    for number, one in enumerate(given.measures):
        if one.due_on < today():
            raise Refused(_("完成期限不能早于今天。"), field=f"measures-{number}-due_on")
    _pass(case, "plan", "assessed", by)
    made = PetitionPlan.objects.create(
        case=case, goal=given.goal, basis=given.basis, by_id=by.appointment_id, at=now()
    )  # fmt: skip
    for one in given.measures:
        PetitionMeasure.objects.create(case=case, plan=made, what=one.what, owner_id=one.owner, due_on=one.due_on)
    record(measures=len(given.measures), measures_by=max(one.due_on for one in given.measures))
    return case


@doing("measure", MeasureTold, procedure="petition")
@verb(May.PETITION, event="petition.measured")
def tell_measure(case: Case, given: MeasureTold, *, by: Actor) -> Case:
    """What became of one measure."""
    move(case, "measure", by=by)
    row = case.petition_measures.get(pk=given.measure)
    row.done, row.how, row.told_at = given.done == "yes", given.how, now()
    row.save(update_fields=["done", "how", "told_at"])
    record(measure=row.pk, done=row.done)
    return case


@doing("extend", ExtendGiven, procedure="petition")
@verb(May.EXTEND, event="case.extended")
def extend(case: Case, given: ExtendGiven, *, by: Actor) -> Case:
    """More time by the unit head's approval, before the end has passed; the petitioner is told why (art. 34)."""
    move(case, "extend", by=by)
    clock = current(clocks_of(case, now()))["handling"]
    Extension.objects.create(
        case=case, deadline=clock.key, days=given.days, until=lengthened(clock, given.days), reason=given.reason,
        by_id=by.appointment_id, at=now(), approved=True, answer=given.approved_by, answered_at=now(),
    )  # fmt: skip
    record(deadline=clock.key, days=given.days, reason=given.reason, approved_by=given.approved_by)
    return case


def _pass(case: Case, action: str, before: str, by: Actor) -> None:
    """Through the gate if it is the next one; gone back to, it changes nothing about where the case stands."""
    move(case, action, by=by, outcome="first" if case.stage == before else "again")
