"""Keeping both sides safe: the plan, and word to the police."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from fengge.cases.engine.doing import doing
from fengge.cases.engine.moving import move
from fengge.cases.models import PoliceReport, SafetyMeasure, SafetyPlan
from fengge.cases.permissions import May
from fengge.cases.risk.inputs import MeasureGiven, PlanGiven, PoliceGiven
from fengge.cases.risk.standing import standing_mark
from fengge.core.clock import now, today
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor

Protects = SafetyMeasure.Protects


def _plan_so_far(case: Case) -> dict[str, Any]:
    """What stands already is changed, not written again; a first plan begins with a line for each side."""
    last = SafetyPlan.objects.filter(risk__case=case, risk__ended_at=None).order_by("-id").first()
    if last is None:
        return {"measures": [{"protects": Protects.ASKING}, {"protects": Protects.OTHER}]}
    asked = MeasureGiven.model_fields
    rows = [{name: getattr(one, name) for name in asked} for one in last.measures.order_by("id")]
    return {"measures": rows, "contacts": last.contacts}


@doing("risk_plan", PlanGiven, start=_plan_so_far)
@verb(May.ASSESS_RISK, event="risk.planned")
def plan(case: Case, given: PlanGiven, *, by: Actor) -> Case:
    """Who does what until when, for one side as for the other."""
    move(case, "risk_plan", by=by)
    for number, one in enumerate(given.measures):
        if one.until < today():
            raise Refused(_("不能早于今天。"), field=f"measures-{number}-until")
    whom = {one.protects for one in given.measures}
    if Protects.BOTH not in whom and len(whom) < len((Protects.ASKING, Protects.OTHER)):
        raise Refused(_("只写了保护一方的措施。另一方也要保护到，请补上。"), field="measures")
    made = SafetyPlan.objects.create(
        risk=standing_mark(case), contacts=given.contacts, by_id=by.appointment_id, at=now()
    )
    for one in given.measures:
        SafetyMeasure.objects.create(plan=made, **one.model_dump())
    record(plan=made.pk, measures=len(given.measures))
    return case


def _now(_case: Case) -> dict[str, Any]:
    return {"reported_at": now()}


@doing("risk_police", PoliceGiven, start=_now)
@verb(May.ASSESS_RISK, event="risk.police_told")
def tell_police(case: Case, given: PoliceGiven, *, by: Actor) -> Case:
    """Put on record that the police were told. What they do is theirs; nothing of it is kept here."""
    move(case, "risk_police", by=by)
    told = given.model_dump() | {"receipt": given.receipt or "", "words": given.words or ""}
    made = PoliceReport.objects.create(risk=standing_mark(case), by_id=by.appointment_id, at=now(), **told)
    record(report=made.pk)
    return case
