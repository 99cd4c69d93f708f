"""Review and final review by the next higher unit (arts 35, 36): asked for in time, decided by somebody without part in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.engine.doing import doing
from fengge.cases.engine.moving import move
from fengge.cases.models import PetitionOpinion
from fengge.cases.permissions import May
from fengge.cases.petition.inputs import ReviewAsked, ReviewGiven
from fengge.core.clock import now
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor

Stage = PetitionOpinion.Stage


@doing("ask_review", ReviewAsked, procedure="petition")
@verb(May.OPEN, event="petition.review_asked")
def ask_review(case: Case, given: ReviewAsked, *, by: Actor) -> Case:
    """The petitioner is not content and said so within the thirty days."""
    move(case, "ask_review", by=by)
    _take_up(case, given)
    return case


@doing("review", ReviewGiven, procedure="petition")
@verb(May.REVIEW, event="petition.reviewed")
def review(case: Case, given: ReviewGiven, *, by: Actor) -> Case:
    """What the next higher unit decided. Revoked, the petition is handled again from its plan on."""
    move(case, "review", by=by, outcome=given.result)
    _keep(case, Stage.REVIEW, given, by)
    return case


@doing("ask_final", ReviewAsked, procedure="petition")
@verb(May.OPEN, event="petition.final_asked")
def ask_final(case: Case, given: ReviewAsked, *, by: Actor) -> Case:
    """Not content with the review either."""
    move(case, "ask_final", by=by)
    _take_up(case, given)
    return case


@doing("review_finally", ReviewGiven, procedure="petition")
@verb(May.REVIEW, event="petition.final_reviewed")
def review_finally(case: Case, given: ReviewGiven, *, by: Actor) -> Case:
    """The last word: the same facts and reasons are not taken in again (art. 36)."""
    move(case, "review_finally", by=by, outcome=given.result)
    _keep(case, Stage.FINAL, given, by)
    return case


def _take_up(case: Case, given: ReviewAsked) -> None:
    case.settled_at = None
    record(unit=given.unit, personal={"claim": given.claim})


def _keep(case: Case, stage: str, given: ReviewGiven, by: Actor) -> None:
    at = now()
    claim = case.opinions.order_by("-id").values_list("claim", flat=True)[0]
    PetitionOpinion.objects.create(
        case=case, stage=stage, claim=claim, issued_at=at, delivered_at=at, by_id=by.appointment_id,
        **given.model_dump(),
    )  # fmt: skip
    record(outcome=given.result, unit=given.unit)
