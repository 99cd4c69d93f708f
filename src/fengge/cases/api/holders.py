"""In whose hands a case was, from the first word on, over the API."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from ninja import Schema

from fengge.cases.api.finding import case_of
from fengge.cases.api.router import router
from fengge.cases.api.shapes import Holder, Place
from fengge.cases.permissions import May
from fengge.core.api import allow, answer, moment
from fengge.orgs.county.posts import post_title
from fengge.orgs.naming import name_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.cases.models import Holding


class Span(Schema):
    """From when to when it was on which rung, where, and in whose hands; nobody's where `holder` is null."""

    holder: Holder | None
    unit: str | None
    rung: str
    place: Place
    since: datetime
    until: datetime | None
    reason: str


class Holders(Schema):
    """Where it came from, and every span since, oldest first; the last one has no end while the case is open."""

    origin: Place
    items: list[Span]


@router.get(
    "/cases/{number}/holders", response=Holders, tags=["cases"], operation_id="list_holders", summary="Who had it"
)
@allow(May.READ)
def holders(request: Any, number: str) -> HttpResponse:  # noqa: ARG001 - the reader's scope decides
    """Origin and every holder, earlier ones included. Lists take the same as conditions: `origin` and `held`."""
    case = case_of(number)
    spans = case.holdings.select_related("holder__person", "unit").order_by("since", "id")
    origin = {"code": case.origin_division, "name": name_of(case.origin_division)}
    return answer({"origin": origin, "items": [_span(one) for one in spans]})


def _span(one: Holding) -> dict[str, Any]:
    who = one.holder
    return {
        "holder": {"appointment": who.pk, "name": who.person.name, "post": post_title(who.post)} if who else None,
        "unit": one.unit.name if one.unit else None,
        "rung": one.rung,
        "place": {"code": one.division, "name": name_of(one.division)},
        "since": moment(one.since),
        "until": moment(one.until),
        "reason": one.reason,
    }
