"""Review and final review by the next higher unit (arts 35, 36): asked for in time, decided by somebody without part in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fengge.cases.engine.doing import doing
from fengge.cases.engine.moving import move
from fengge.cases.engine.timing import clocks_of
from fengge.cases.models import PetitionOpinion
from fengge.cases.permissions import May
from fengge.cases.petition.inputs import ReviewAsked, ReviewGiven
from fengge.cases.procedure import current
from fengge.core.clock import now, today
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from datetime import date, datetime

    from fengge.cases.models import Case
    from fengge.core.access import Actor

Stage = PetitionOpinion.Stage


def _on_this_day(_case: Case) -> dict[str, Any]:
    return {"on": today()}


@doing("ask_review", ReviewAsked, procedure="petition", start=_on_this_day)
@verb(May.OPEN, event="petition.review_asked")
def ask_review(case: Case, given: ReviewAsked, *, by: Actor) -> Case:
    """The petitioner is not content and said so within the thirty days."""
    move(case, "ask_review", by=by)
    _check_window(case, "review_window", given.on)
    _take_up(case, given)
    return case


@doing("review", ReviewGiven, procedure="petition")
@verb(May.REVIEW, event="petition.reviewed")
def review(case: Case, given: ReviewGiven, *, by: Actor) -> Case:
    """What the next higher unit decided. Revoked, the petition is handled again from its plan on."""
    move(case, "review", by=by, outcome=given.result)
    _keep(case, Stage.REVIEW, given, by)
    return case


@doing("ask_final", ReviewAsked, procedure="petition", start=_on_this_day)
@verb(May.OPEN, event="petition.final_asked")
def ask_final(case: Case, given: ReviewAsked, *, by: Actor) -> Case:
    """Not content with the review either."""
    move(case, "ask_final", by=by)
    _check_window(case, "final_window", given.on)
    _take_up(case, given)
    return case


@doing("review_finally", ReviewGiven, procedure="petition")
@verb(May.REVIEW, event="petition.final_reviewed")
def review_finally(case: Case, given: ReviewGiven, *, by: Actor) -> Case:
    """The last word: the same facts and reasons are not taken in again (art. 36)."""
    move(case, "review_finally", by=by, outcome=given.result)
    _keep(case, Stage.FINAL, given, by)
    return case


def _check_window(case: Case, key: str, on: date) -> None:
    """Within the thirty days after the opinion was handed over; the day it came counts, not the day it is written down."""
    window = current(clocks_of(case, now()))[key]
    if on < window.started_at.date():
        raise Refused(
            _("意见书是%(day)s送达的，申请日期不能早于这一天。") % {"day": _day(window.started_at)}, field="on"
        )
    if window.due_at and on > window.due_at.date():
        said = _("可以申请到%(day)s为止，这份申请已满三十日（《信访工作条例》第三十五条、第三十六条）。")
        raise Refused(said % {"day": _day(window.due_at)}, field="on")


def _day(moment: datetime) -> str:
    return date_format(moment, _("n月j日"))


def _take_up(case: Case, given: ReviewAsked) -> None:
    case.settled_at = None
    record(unit=given.unit, on=given.on, personal={"claim": given.claim})


def _keep(case: Case, stage: str, given: ReviewGiven, by: Actor) -> None:
    at = now()
    claim = case.opinions.order_by("-id").values_list("claim", flat=True)[0]
    PetitionOpinion.objects.create(
        case=case, stage=stage, claim=claim, issued_at=at, delivered_at=at, by_id=by.appointment_id,
        **given.model_dump(),
    )  # fmt: skip
    record(outcome=given.result, unit=given.unit)
