"""Setting the mark, renewing it and taking it away: always by a person, always with a reason that can be read later."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from fengge.cases.engine.doing import doing
from fengge.cases.engine.moving import move
from fengge.cases.models import Risk
from fengge.cases.permissions import May
from fengge.cases.risk.inputs import AssessGiven, ReasonGiven
from fengge.cases.risk.standing import standing_mark
from fengge.cases.risk.words import colour_title, rules, signs
from fengge.core.clock import now, today
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from django.http import QueryDict

    from fengge.cases.models import Case
    from fengge.core.access import Actor
    from fengge.core.inputs import Bound


def end_of_mark() -> date:
    """The day a mark set today stands until."""
    return today() + timedelta(days=rules().limits.days)


def _refill(_case: Case, posted: QueryDict) -> dict[str, Any]:
    return {**posted.dict(), "signs": posted.getlist("signs")}


def _suggestion(_case: Case, bound: Bound[AssessGiven]) -> dict[str, Any]:
    """What the signs ticked so far come to."""
    field = next(one for one in bound.fields if one.name == "signs")
    ticked = [key for key in dict(signs()) if key in (field.value or ())]
    if not ticked:
        return {"suggested": ""}
    suggested = rules().suggested(ticked)
    return {
        "suggested": colour_title(suggested),
        "points": rules().score(ticked),
        "example": rules().standing(suggested).example,
    }


@doing("risk_assess", AssessGiven, form="cases/risk/assess.html", refill=_refill, shows=_suggestion)
@verb(May.ASSESS_RISK, event="risk.assessed")
def assess(case: Case, given: AssessGiven, *, by: Actor) -> Case:
    """The signs suggest a colour, a person confirms it; a mark that stood before ends with this one."""
    move(case, "risk_assess", by=by)
    county, found = rules(), list(given.signs)
    if not found:
        raise Refused(_("没有勾选任何情形，就不用标注。"), field="signs")
    suggested = county.suggested(found)
    if given.colour != suggested and not given.departure:
        words = {"colour": colour_title(suggested)}
        raise Refused(_("建议的是%(colour)s，您选的不一样，请写明理由。") % words, field="departure")
    case.risks.filter(ended_at=None).update(ended_at=now(), ended=Risk.Ended.REPLACED)
    mark = Risk.objects.create(
        case=case, signs=found, found=[county.signs[key].title for key in found], matter=given.matter,
        weight=county.score(found), suggested=suggested, colour=given.colour, departure=given.departure or "",
        needs_plan=county.standing(given.colour).plan, by_id=by.appointment_id, at=now(), expires_on=end_of_mark(),
    )  # fmt: skip
    record(mark=mark.pk, colour=given.colour, suggested=suggested, departure=given.departure or "")
    return case


@doing("risk_renew", ReasonGiven)
@verb(May.ASSESS_RISK, event="risk.renewed")
def renew(case: Case, given: ReasonGiven, *, by: Actor) -> Case:
    """Stand again as long, from today, because of a reason of its own."""
    move(case, "risk_renew", by=by)
    mark = standing_mark(case)
    mark.expires_on, mark.renewals, mark.warned_on = end_of_mark(), mark.renewals + 1, None
    mark.save(update_fields=["expires_on", "renewals", "warned_on"])
    record(mark=mark.pk, until=mark.expires_on, reason=given.reason)
    return case


@doing("risk_lift", ReasonGiven)
@verb(May.ASSESS_RISK, event="risk.lifted")
def lift(case: Case, given: ReasonGiven, *, by: Actor) -> Case:
    """The risk is over: from now on the case is one like any other."""
    move(case, "risk_lift", by=by)
    mark = standing_mark(case)
    mark.ended_at, mark.ended, mark.end_reason = now(), Risk.Ended.LIFTED, given.reason
    mark.save(update_fields=["ended_at", "ended", "end_reason"])
    record(mark=mark.pk, reason=given.reason)
    return case
