"""Who leads: where two units cannot agree, a named person of the rung above decides by a deadline, and it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.cases.engine.doing import doing
from fengge.cases.engine.hands import put_into_hands, rung_of, signature, token
from fengge.cases.engine.moving import move
from fengge.cases.holding.colleagues import open_to, units
from fengge.cases.models import LeadDispute
from fengge.cases.permissions import May
from fengge.core.clock import now, today
from fengge.core.inputs import Choice, Input, Line, field
from fengge.core.verbs import NotAllowed, Refused, record, verb
from fengge.orgs.county.posts import posts
from fengge.orgs.models import Appointment, Organisation

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


class DisputeGiven(Input):
    """What is disputed, and who the unit thinks should lead."""

    proposed: Choice = field(lazy("认为应由谁牵头"), choices=units)
    reason: Line = field(lazy("分歧所在"), max=300, help=lazy("裁定人和对方单位会看到"))


class DecideGiven(Input):
    """Who leads, and why."""

    lead: Choice = field(lazy("由谁牵头"), choices=units)
    decision: Line = field(lazy("裁定理由"), max=300)


@doing("dispute_lead", DisputeGiven)
@verb(May.DISPUTE_LEAD, event="case.lead_disputed")
def dispute_lead(case: Case, given: DisputeGiven, *, by: Actor) -> Case:
    """Put the question to whoever decides such questions above both. Until then whoever holds the case goes on."""
    move(case, "dispute_lead", by=by)
    decider = _decider(case)
    if decider is None:
        raise Refused(_("上一级没有可以裁定的岗位，请先与县综治中心联系。"))
    LeadDispute.objects.create(
        case=case, reason=given.reason, proposed_id=int(given.proposed), decider=decider, raised_by_id=by.appointment_id, raised_at=now(),
    )  # fmt: skip
    case.let_see(token(decider))
    record(decider=signature(decider), reason=given.reason)
    return case


def _in_post(appointment: Appointment) -> bool:
    """An appointment that lapsed with nobody to hand over to leaves the decision to whoever may decide."""
    return Appointment.objects.current(on=today()).filter(pk=appointment.pk).exists()


def _decider(case: Case) -> Appointment | None:
    """The nearest above: in the town of a village's case, then in the county; the longest in post first."""
    deciding = [key for key in posts().posts if May.DECIDE_LEAD in posts().permissions_of(key)]
    above = [case.division[:length] for length in (9, 6) if len(case.division) > length] or [case.division]
    found = Appointment.objects.current(on=today()).holding(*deciding).filter(division_id__in=above)
    nearest = sorted(
        found.select_related("person", "division"), key=lambda one: (-len(one.division_id), one.valid_from)
    )
    return nearest[0] if nearest else None


@doing("decide_lead", DecideGiven)
@verb(May.DECIDE_LEAD, event="case.lead_decided")
def decide_lead(case: Case, given: DecideGiven, *, by: Actor) -> Case:
    """The named person decides; the lead may then neither pass the case on nor send it back."""
    move(case, "decide_lead", by=by)
    dispute = case.lead_disputes.select_related("decider__person", "decider__division").get(decided_at=None)
    if by.appointment_id != dispute.decider_id and _in_post(dispute.decider):
        raise NotAllowed(_("这件事由%s裁定。") % signature(dispute.decider))
    lead = Organisation.objects.get(pk=given.lead)
    open_to(case, lead, "lead")
    dispute.lead, dispute.decision, dispute.decided_at = lead, given.decision, now()
    dispute.save()
    if lead.pk != case.unit_id:
        case.division, case.rung = lead.division_id, rung_of(lead.division_id)
        put_into_hands(case, None, reason=given.decision)
        case.unit = lead
        case.let_see(token(lead))
    record(unit=lead.name, decision=given.decision)
    return case
