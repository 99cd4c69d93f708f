"""Reporting what is grave or cannot wait to those who lead the county, and their answer (信访工作条例 art. 25)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from fengge.cases.engine.doing import doing
from fengge.cases.engine.hands import acting_as
from fengge.cases.engine.keeping import write_down
from fengge.cases.engine.moving import move
from fengge.cases.file.panels import panel
from fengge.cases.file.telling import telling
from fengge.cases.holding.colleagues import may_work
from fengge.cases.models.accused import accuses, is_barred
from fengge.cases.permissions import May
from fengge.cases.petition.inputs import UrgentAnswerGiven, UrgentGiven
from fengge.core.verbs import NotAllowed, Refused, verb
from fengge.orgs.models import Appointment, Organisation

if TYPE_CHECKING:
    from fengge.cases.file.record import Record
    from fengge.cases.models import Case
    from fengge.core.access import Actor
    from fengge.core.models import Event

REPORTED, ANSWERED = "petition.urgently_reported", "petition.urgent_answered"


@doing("report_urgent", UrgentGiven, procedure="petition")
@verb(May.PETITION, event=REPORTED)
def report_urgent(case: Case, given: UrgentGiven, *, by: Actor) -> Case:
    """Report it: the leader and the offices see the case from now on and are told at any hour. Nobody accused may be among them."""
    move(case, "report_urgent", by=by)
    leader = Appointment.objects.select_related("person", "division").get(pk=given.leader)
    may_work(case, leader, "leader")
    units = list(Organisation.objects.select_related("division").filter(pk__in=given.units).order_by("pk"))
    for unit in units:
        if accuses(case, unit):
            said = _("%(unit)s是被反映方，不能通报给它（《信访工作条例》第三十条）。") % {"unit": unit}
            raise Refused(said, field="units")
    for token in (f"a:{leader.pk}", *(f"o:{unit.pk}" for unit in units)):
        case.let_see(token)
    to = [leader.person.name, *(unit.name for unit in units)]
    write_down(
        case,
        "report_urgent",
        by,
        what=given.what,
        done=given.done,
        leader=leader.pk,
        units=[one.pk for one in units],
        to=to,
    )
    return case


@doing("answer_urgent", UrgentAnswerGiven, procedure="petition")
@verb(May.SPONSOR, event=ANSWERED)
def answer_urgent(case: Case, given: UrgentAnswerGiven, *, by: Actor) -> Case:
    """A leader of the county says what is done; nobody accused, whoever else it was reported to."""
    move(case, "answer_urgent", by=by)
    if is_barred(case, acting_as(by)):
        raise NotAllowed(_("您或您的单位是被反映方，不能批示。"))
    write_down(case, "answer_urgent", by, words=given.words)
    return case


@panel("cases/petition/_urgent.html", order=1, wide=True, procedures=("petition",))
def urgent(record: Record) -> dict[str, Any] | None:
    """Across the page while it is open: that it was reported, to whom, and what was answered; or that it has to be."""
    if record.case.settled_at is not None:
        return None
    told = [one for one in record.events if one.type in (REPORTED, ANSWERED)]
    if not told:
        flagged = next((one for one in record.events if one.type == "case.registered"), None)
        return {"owed": True} if flagged and flagged.details.get("urgent") else None
    report = next(one for one in reversed(told) if one.type == REPORTED)
    answer = told[-1] if told[-1].type == ANSWERED else None
    return {
        "report": report,
        "to": _names(report),
        "answer": answer,
        "words": answer.details["words"] if answer else "",
    }


@telling(REPORTED)
def _reported(_record: Record, event: Event) -> str:
    said = _("报告：%(to)s\n%(what)s\n已采取措施：%(done)s")
    return said % {"to": _names(event), "what": event.details["what"], "done": event.details["done"]}


@telling(ANSWERED)
def _answered(_record: Record, event: Event) -> str:
    return str(event.details["words"])


def _names(event: Event) -> str:
    return _("、").join(event.details["to"])
