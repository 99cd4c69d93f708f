"""Cases that may be the same matter, over the API: what the case file shows beside a case before two are merged."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from ninja import Schema
from pydantic import Field

from fengge.cases.api.finding import case_of
from fengge.cases.api.router import router
from fengge.cases.api.shapes import Named
from fengge.cases.api.titles import stage_title
from fengge.cases.joining.likeness import alike
from fengge.cases.permissions import May
from fengge.core.api import allow, answer, moment

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.cases.joining.likeness import Alike


class AlikeCase(Schema):
    """Another open case, how alike it is, and why in words."""

    number: str
    title: str
    stage: Named
    reported_at: datetime
    likeness: float = Field(ge=0, le=1)
    grounds: str


class AlikeList(Schema):
    """The likest first; at most as many as the county's pack shows. Empty for a case that is settled."""

    items: list[AlikeCase]


@router.get(
    "/cases/{number}/alike", response=AlikeList, tags=["cases"], operation_id="list_alike_cases",
    summary="Cases that may be the same matter",
)  # fmt: skip
@allow(May.MERGE)
def alike_cases(request: Any, number: str) -> HttpResponse:
    """Found by place, time, kind and words among what the reader may see. A person decides: merge, or tell apart."""
    return answer({"items": [_shown(one) for one in alike(case_of(number), request.actor)]})


def _shown(one: Alike) -> dict[str, Any]:
    case = one.case
    return {
        "number": case.number,
        "title": case.title,
        "stage": {"key": case.stage, "title": stage_title(case.procedure_key, case.stage)},
        "reported_at": moment(case.reported_at),
        "likeness": round(one.likeness, 2),
        "grounds": one.words,
    }
