"""The last two gates: the written opinion in the petitioner's hands with the rights told, and the visit by an outsider; then the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fengge.cases.closing.inputs import CloseGiven
from fengge.cases.engine.considering import party_of
from fengge.cases.engine.doing import doing
from fengge.cases.engine.moving import move
from fengge.cases.engine.settling import settle
from fengge.cases.engine.timing import clocks_of
from fengge.cases.models import Outcome, PetitionOpinion, ReturnVisit
from fengge.cases.permissions import May
from fengge.cases.petition.inputs import AnswerGiven, DeliverGiven, VisitGiven
from fengge.core.clock import local, now
from fengge.core.verbs import Refused, record, verb
from fengge.orgs.models import Appointment

if TYPE_CHECKING:
    from datetime import date

    from fengge.cases.models import Case
    from fengge.core.access import Actor


def _start(case: Case) -> dict[str, Any]:
    """What the team found and judged is where the opinion begins."""
    inquiry, judged = case.investigations.last(), case.petition_assessments.last()
    return {
        "unit": _unit_of(case),
        "claim": case.title,
        "found": inquiry.found if inquiry else "",
        "words": judged.opinion if judged else "",
        "basis": judged.basis if judged else "",
    }


def _unit_of(case: Case) -> str:
    found = Appointment.objects.filter(pk=case.holder_id or 0).values_list("organisation__name", flat=True).first()
    return found or ""


@doing("answer", AnswerGiven, procedure="petition", start=_start)
@verb(May.PETITION, event="petition.answered")
def answer(case: Case, given: AnswerGiven, *, by: Actor) -> Case:
    """Draw up the opinion: claim, facts and reasons, conclusion, what it rests on (art. 32)."""
    in_time = _in_time(case)
    move(case, "answer", by=by)
    PetitionOpinion.objects.create(
        case=case, stage=PetitionOpinion.Stage.HANDLING, issued_at=now(), by_id=by.appointment_id, **given.model_dump()
    )
    record(result=given.result, in_time=in_time)
    return case


def _in_time(case: Case) -> bool:
    """Whether the sixty days, extended or not, are still running."""
    at = now()
    ends = [one.due_at for one in clocks_of(case, at) if one.key == "handling" and one.is_open]
    return all(end is None or at <= end for end in ends)


@doing("deliver", DeliverGiven, procedure="petition")
@verb(May.PETITION, event="petition.delivered")
def deliver(case: Case, given: DeliverGiven, *, by: Actor) -> Case:
    """The petitioner has it in hand and was told of the review; its thirty days begin."""
    move(case, "deliver", by=by)
    opinion = case.opinions.filter(stage=PetitionOpinion.Stage.HANDLING).latest("id")
    opinion.delivered_at, opinion.manner = now(), given.manner
    opinion.received_by, opinion.rights_told = given.received_by, given.rights_told
    opinion.save(update_fields=["delivered_at", "manner", "received_by", "rights_told"])
    record(manner=given.manner)
    return case


@doing("visit", VisitGiven, procedure="petition")
@verb(May.VISIT, event="case.visited")
def visit(case: Case, given: VisitGiven, *, by: Actor) -> Case:
    """Ask the petitioner how it is; whoever worked on it stays at home."""
    move(case, "visit", by=by)
    _check_day(case, given.on)
    said, satisfied = given.model_dump(exclude={"party", "satisfied"}), given.satisfied == "yes"
    ReturnVisit.objects.create(
        case=case,
        party=party_of(case, given.party),
        outcome="told",
        satisfied=satisfied,
        by_id=by.appointment_id,
        **said,
    )
    record(satisfied=satisfied, on=given.on)
    return case


def _check_day(case: Case, on: date) -> None:
    """What was said before the newest opinion was in their hands is no visit after it."""
    since = local(case.opinions.aggregate(at=Max("delivered_at"))["at"]).date()
    if on < since:
        said = _("意见书是%(day)s送达的，回访日期不能早于这一天。")
        raise Refused(said % {"day": date_format(since, _("n月j日"))}, field="on")


@doing("close", CloseGiven, procedure="petition")
@verb(May.CLOSE, event="case.closed")
def close(case: Case, given: CloseGiven, *, by: Actor) -> Case:
    """All seven gates are passed: the petition has been answered."""
    move(case, "close", by=by)
    settle(case, Outcome.ANSWERED, given.summary, by)
    return case
