"""Pre-check, joint application inside thirty days, and the court's decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from fengge.cases.confirmation.inputs import ConfirmationGiven, PrecheckGiven, ResultGiven
from fengge.cases.engine.doing import doing
from fengge.cases.engine.facts import facts_in_record
from fengge.cases.engine.moving import move
from fengge.cases.engine.timing import clocks_of
from fengge.cases.models import Confirmation
from fengge.cases.permissions import May
from fengge.cases.procedure import current
from fengge.core.clock import now, today
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from fengge.cases.models import Case
    from fengge.core.access import Actor


@facts_in_record(
    confirmation="""(SELECT ARRAY[cardinality(f.obstacles) = 0, f.applied_on IS NOT NULL, f.result <> '']
    FROM cases_confirmation f
    WHERE f.agreement_id = (SELECT max(id) FROM cases_agreement WHERE case_id = %(case)s))"""
)
def standing(found: Mapping[str, Any], _by: Actor) -> dict[str, bool]:
    """How far the newest agreement has come."""
    possible, applied, decided = found["confirmation"] or (False, False, False)
    return {
        "confirmation.possible": possible,
        "confirmation.not_applied": not applied,
        "confirmation.pending": applied and not decided,
    }


def newest(case: Case) -> Confirmation | None:
    """That of the newest agreement; one of an earlier agreement no longer counts."""
    agreement = case.agreements.order_by("-id").select_related("confirmation").first()
    return getattr(agreement, "confirmation", None) if agreement else None


@doing("precheck", PrecheckGiven)
@verb(May.STEP, event="confirmation.checked")
def precheck(case: Case, given: PrecheckGiven, *, by: Actor) -> Case:
    """Say what stands in the way, if anything does; a later look replaces an earlier one."""
    move(case, "precheck", by=by)
    agreement = case.agreements.order_by("-id").first()
    if agreement is None:
        raise Refused(_("还没有协议。"))
    Confirmation.objects.update_or_create(
        agreement=agreement, defaults={"case": case, "obstacles": list(given.obstacles), "checked_at": now()}
    )
    record(obstacles=list(given.obstacles))
    return case


def _is_in_time(case: Case, on: date) -> bool:
    """By the day they applied, not the day it is written down."""
    clock = current(clocks_of(case, now())).get("judicial_confirmation")
    return clock is not None and clock.is_open and clock.due_at is not None and on <= clock.due_at.date()


def _start(_case: Case) -> dict[str, Any]:
    return {"applied_on": today()}


@doing("confirm", ConfirmationGiven, start=_start)
@verb(May.STEP, event="confirmation.applied")
def apply_for_confirmation(case: Case, given: ConfirmationGiven, *, by: Actor) -> Case:
    """Put on record that both parties applied for judicial confirmation inside its thirty days."""
    in_time = _is_in_time(case, given.applied_on)
    move(case, "confirm", by=by, consent__confirmation=given.both, clock__judicial_confirmation__open=in_time)
    one = newest(case)
    if one is None:
        raise Refused(_("还没有协议。"))
    if given.applied_on < one.agreement.effective_on:
        raise Refused(_("申请日期早于协议生效日期。"), field="applied_on")
    one.court, one.applied_on = given.court, given.applied_on
    one.save()
    record(court=given.court, on=given.applied_on)
    return case


@doing("confirmation_result", ResultGiven)
@verb(May.STEP, event="confirmation.decided")
def record_result(case: Case, given: ResultGiven, *, by: Actor) -> Case:
    """What the court decided; a confirmed agreement can be enforced."""
    move(case, "confirmation_result", by=by)
    one = newest(case)
    if one is None or one.applied_on is None:
        raise Refused(_("还没有申请司法确认。"))
    if given.decided_on < one.applied_on:
        raise Refused(_("裁定日期早于申请日期。"), field="decided_on")
    one.result, one.decided_on = given.result, given.decided_on
    one.ruling, one.words = given.ruling or "", given.words or ""
    one.save()
    record(result=given.result, on=given.decided_on, ruling=one.ruling)
    return case
