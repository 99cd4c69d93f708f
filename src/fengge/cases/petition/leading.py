"""The first two gates: the county leader who answers for it, and the team. Whoever steps back from the case leaves both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from fengge.cases.engine.doing import doing
from fengge.cases.engine.moving import move
from fengge.cases.holding.colleagues import may_work
from fengge.cases.models import Sponsor, TeamMember
from fengge.cases.models.accused import is_barred
from fengge.cases.permissions import May
from fengge.cases.petition.inputs import LeadGiven, TeamGiven
from fengge.core.clock import now
from fengge.core.events import on
from fengge.core.verbs import Refused, record, verb
from fengge.orgs.models import Appointment

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


@doing("lead", LeadGiven, procedure="petition")
@verb(May.APPOINT_LEADER, event="petition.led")
def lead(case: Case, given: LeadGiven, *, by: Actor) -> Case:
    """Name the county leader; one named anew takes over from the one before, who stays on record."""
    leader = _appointment(given.leader)
    may_work(case, leader, "leader")
    move(case, "lead", by=by, outcome="first" if case.stage == "accepted" else "again")
    at = now()
    case.sponsors.filter(until=None).update(until=at)
    Sponsor.objects.create(
        case=case, appointment=leader, words=given.words or "", by_id=by.appointment_id, since=at
    )  # fmt: skip
    case.let_see(f"a:{leader.pk}")
    record(leader=leader.person.name, words=given.words or "")
    return case


def _present_team(case: Case) -> dict[str, Any]:
    now_in = case.members.filter(until=None)
    return {"members": [{"who": str(one.appointment_id), "role": one.role} for one in now_in] or [{"role": "head"}]}


@doing("team", TeamGiven, procedure="petition", start=_present_team)
@verb(May.APPOINT_LEADER, event="petition.teamed")
def team(case: Case, given: TeamGiven, *, by: Actor) -> Case:
    """The team as it is from now on: one head, everybody once, nobody who has an interest in the matter."""
    heads = [one for one in given.members if one.role == TeamMember.Role.HEAD]
    if len(heads) != 1:
        raise Refused(_("专班要有一名组长，现在是 %(count)d 名。") % {"count": len(heads)}, field="members")
    chosen = {int(one.who): one.role for one in given.members}
    if len(chosen) < len(given.members):
        raise Refused(_("同一个人写了两次，请删去一行。"), field="members")
    for number, one in enumerate(given.members):
        may_work(case, _appointment(one.who), f"members-{number}-who")
    move(case, "team", by=by, outcome="first" if case.stage == "led" else "again")
    _change(case, chosen)
    record(members=len(chosen))
    return case


def _change(case: Case, chosen: dict[int, str]) -> None:
    """End what is no longer so, begin what is new; who stays in the same part is left alone."""
    at, present = now(), {one.appointment_id: one for one in case.members.filter(until=None)}
    same = {pk for pk, one in present.items() if chosen.get(pk) == one.role}
    case.members.filter(until=None).exclude(appointment_id__in=same).update(until=at)
    for pk, role in chosen.items():
        case.let_see(f"a:{pk}")
        if pk not in same:
            TeamMember.objects.create(case=case, appointment_id=pk, role=role, since=at)


@on("case.recused", "case.accused")
def leave_the_team(case: Case, _by: Actor, _details: dict[str, Any]) -> None:
    """Whoever stepped back, or is accused, neither leads nor works on it any more: the gate stands open again."""
    if case.procedure_key != "petition":
        return
    away = set(case.recusals.values_list("person_id", flat=True))
    for rows in (case.sponsors, case.members):
        for one in rows.filter(until=None).select_related("appointment__person"):
            if one.appointment.person_id in away or is_barred(case, one.appointment):
                one.until = now()
                one.save(update_fields=["until"])


def _appointment(pk: str) -> Appointment:
    found: Appointment = Appointment.objects.select_related("person", "division").get(pk=pk)
    return found
