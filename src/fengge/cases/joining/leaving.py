"""Whoever was named to decide on a lead leaves: the successor is named in their place, and the day they owe it by stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.cases.engine.hands import signature, token
from fengge.cases.file.telling import details, telling
from fengge.cases.models import LeadDispute
from fengge.cases.permissions import May
from fengge.core.verbs import Refused, record, verb
from fengge.orgs.appointing.duties import Duty, attach
from fengge.orgs.county.posts import posts

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor
    from fengge.orgs.models import Appointment

telling("case.decider_named")(details("decider"))


@verb(May.HAND_OVER, event="case.decider_named")
def name_decider(case: Case, dispute: LeadDispute, *, by: Actor, to: Appointment) -> Case:
    """Another person decides. No clock is moved by it."""
    dispute.decider = to
    dispute.save(update_fields=["decider"])
    case.let_see(token(to))
    record(decider=signature(to))
    return case


def _open(appointment: Appointment) -> Any:
    return LeadDispute.objects.filter(decider=appointment, decided_at=None, case__settled_at=None)


def _move(leaving: Appointment, successor: Appointment, by: Actor) -> int:
    waiting = list(_open(leaving).select_related("case").order_by("id"))
    if waiting and May.DECIDE_LEAD not in posts().permissions_of(successor.post):
        raise Refused(_("接手人的岗位不能裁定牵头单位，请另选接手人。"), field="successor")
    mover = replace(by, permissions=by.permissions | {May.HAND_OVER})
    for one in waiting:
        name_decider(one.case, one, by=mover, to=successor)
    return len(waiting)


DISPUTES = attach(
    Duty("lead_disputes", lazy("待裁定的牵头分歧"), lambda appointment: _open(appointment).count(), _move)
)
