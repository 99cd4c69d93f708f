"""The table of risks (民转刑台账) over the API: the same rows as the page, behind the wall round each mark."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ninja import Query, Schema
from pydantic import Field

from fengge.cases.api.router import router
from fengge.cases.letters.filling import title_words
from fengge.cases.permissions import May
from fengge.cases.risk.ledger.asking import Wanted, found
from fengge.core.api import allow, answer
from fengge.core.clock import today
from fengge.core.lists import newest

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.cases.models import Risk


class RiskFilters(Schema):
    """Which marks, and which page of them; without a state only those that stand."""

    colour: str = Field("", pattern=r"^(red|yellow|blue)?$")
    state: str = Field("", pattern=r"^(lifted|expired|replaced|settled)?$")
    due: str = Field("", pattern=r"^(soon|unplanned)?$")
    after: str = Field("", pattern=r"^[0-9]{0,18}$", description="The `next` of the page before.")
    limit: int = Field(25, ge=1, le=100)


class RiskLine(Schema):
    """One mark on a case. Nobody is named. `needs_plan` without `has_plan`: a safety plan is owed."""

    id: int
    case: str
    title: str
    colour: str
    expires_on: date
    renewals: int
    needs_plan: bool
    has_plan: bool
    ended: str


class RiskList(Schema):
    """A page of marks, newest first. `next` is the `after` of the following page."""

    items: list[RiskLine]
    next: str | None


@router.get("/risks", response=RiskList, tags=["risks"], operation_id="list_risks", summary="List marks of risk")
@allow(May.SEE_RISKS)
def risks(request: Any, filters: Query[RiskFilters]) -> HttpResponse:
    """For a case's team and for posts that answer for the place, as on the page."""
    del request
    wanted = Wanted.of(filters.model_dump(exclude={"after", "limit"}))
    rows, after = newest(found(wanted, today()), filters.after, size=filters.limit)
    return answer({"items": [_line(one) for one in rows], "next": after or None})


def _line(one: Risk) -> dict[str, Any]:
    return {
        "id": one.pk, "case": one.case.number, "title": title_words(one.case), "colour": one.colour,
        "expires_on": one.expires_on.isoformat(), "renewals": one.renewals, "ended": one.ended,
        "needs_plan": one.needs_plan, "has_plan": getattr(one, "planned_until", None) is not None,
    }  # fmt: skip
