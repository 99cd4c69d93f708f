"""Decisions of meetings over the API: the list, and reporting one carried out, by the pages' own verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404
from ninja import Query, Schema
from pydantic import Field

from fengge.cases.api.meeting_lines import decision_shown
from fengge.cases.api.meeting_shapes import DecisionList, DecisionShown
from fengge.cases.api.meetings import ID, TAG
from fengge.cases.api.router import router
from fengge.cases.meetings.deciding.carrying import carry_out
from fengge.cases.meetings.deciding.inputs import CarriedOutGiven
from fengge.cases.models import Decision
from fengge.cases.permissions import May
from fengge.core.api import Attempt, Problem, allow, answer, handed_in, seen_version
from fengge.core.api.describing import takes
from fengge.core.clock import now
from fengge.core.inputs import bind, problem
from fengge.core.lists import newest

if TYPE_CHECKING:
    from django.http import HttpResponse


class DecisionFilters(Schema):
    """Which decisions, and which page of them."""

    owner: str = Field("", pattern=r"^(me)?$")
    open: bool | None = None
    overdue: bool | None = None
    after: str = Field("", pattern=ID, description="The `next` of the page before.")
    limit: int = Field(25, ge=1, le=100)


@router.get("/decisions", response=DecisionList, tags=TAG, operation_id="list_decisions", summary="List decisions")
@allow(May.SEE_MEETINGS)
def decisions(request: Any, filters: Query[DecisionFilters]) -> HttpResponse:
    """Newest first, within the reader's scope."""
    rows = Decision.objects.overdue(now().date()) if filters.overdue else Decision.objects.all()
    rows = rows.undone() if filters.open else rows
    rows = rows.answered_by(request.actor) if filters.owner else rows
    found, after = newest(rows.select_related("owner__person", "owner__division"), filters.after, size=filters.limit)
    return answer({"items": [decision_shown(one) for one in found], "next": after or None})


@router.post(
    "/decisions/{key}/result", response=DecisionShown, tags=TAG, operation_id="carry_out_decision", summary="Report a decision carried out",
    openapi_extra=takes(CarriedOutGiven, changes=True),
)  # fmt: skip
@allow(May.CARRY_OUT)
def result(request: Any, key: int) -> HttpResponse:
    """By whoever answers for it, or those who run the meeting."""
    handed = handed_in(request)
    attempt, seen = Attempt.of(request, handed), seen_version(request, handed)
    found: Decision = get_object_or_404(Decision.objects.select_related("owner__person", "owner__division"), pk=key)
    if not attempt.earlier():
        bound = bind(CarriedOutGiven, handed.data)
        if bound.errors:
            raise Problem(422, errors=problem(bound.errors))
        carry_out(found, bound.value, by=request.actor, client_id=attempt.id, seen_version=seen)
    return answer(decision_shown(found), headers={"ETag": f'"{found.version}"'})
