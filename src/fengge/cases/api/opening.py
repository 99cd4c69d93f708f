"""Opening a case: by anybody for themselves, or by staff for somebody who came, called or wrote."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.cases.api.router import router
from fengge.cases.api.shapes import Opened
from fengge.cases.models import Case
from fengge.cases.opening.arrival import Arrival
from fengge.cases.opening.inputs import Report
from fengge.cases.opening.reporting import report
from fengge.cases.opening.ticket import Ticket
from fengge.cases.permissions import May
from fengge.cases.vocabulary import CHANNEL_TITLES, sources
from fengge.core.access import Actor, scope
from fengge.core.api import Attempt, Problem, allow, answer, handed_in, moment
from fengge.core.api.describing import takes
from fengge.core.clock import today
from fengge.core.inputs import Choice, Line, bind, field, problem
from fengge.core.limits import Limit, source_of, too_often
from fengge.core.statements import one
from fengge.orgs.models import Division
from fengge.orgs.models.division import Level

REPORTS = Limit(
    "report", times=30, minutes=60
)  # the same count as the report page: a village office may share one address
EXAMPLE = {"facts": "路边的护栏断了一截，晚上看不见。", "place": "110101001005", "phone": "13700000000"}


class ReportedAt(Report):
    """A report, and the village or grid it is about."""

    place: Line = field(lazy("村（社区）或网格的代码"), max=18, min=12)


class ReportedFor(ReportedAt):
    """The same, taken down by staff."""

    channel: Choice = field(lazy("渠道"), choices=list(CHANNEL_TITLES.items()))
    source: Choice = field(lazy("来源"), choices=sources)


@router.post(
    "/reports", response={201: Opened}, tags=["reporting"], operation_id="report", summary="Report something",
    openapi_extra=takes(ReportedAt, example=EXAMPLE),
)  # fmt: skip
@allow(May.REPORT)
def open_for_oneself(request: Any) -> HttpResponse:
    """Anybody may; name and telephone need not be given. The answer's code and secret follow the case."""
    if too_often(REPORTS, source_of(request)):
        raise Problem(429, headers={"Retry-After": "3600"})
    return _opened(request, ReportedAt)


@router.post(
    "/cases", response={201: Opened}, tags=["reporting"], operation_id="open_case", summary="Open a case on somebody's behalf",
    openapi_extra=takes(ReportedFor, example={**EXAMPLE, "channel": "phone", "source": "applied"}),
)  # fmt: skip
@allow(May.OPEN)
def open_for_another(request: Any) -> HttpResponse:
    """Code and secret are for the person concerned."""
    return _opened(request, ReportedFor)


def _opened(request: Any, model: type[ReportedAt]) -> HttpResponse:
    handed = handed_in(request)
    bound = bind(model, handed.data, handed.files)
    if not bound.errors:
        _check_place(bound)
    if bound.errors:
        raise Problem(422, errors=problem(bound.errors))
    attempt = Attempt.of(request, handed)
    ticket = Ticket.new(attempt.key)
    return receipt(_once(bound.value, _by(request.actor, ticket, bound.value.place), ticket, attempt), ticket)


def receipt(case: Case, ticket: Ticket) -> HttpResponse:
    """Number, code and secret of what was opened."""
    told = {
        "number": case.number,
        "code": ticket.code,
        "secret": ticket.secret,
        "reported_at": moment(case.reported_at),
    }
    return answer(told, status=201, headers={"Location": f"/api/v1/reports/{ticket.code}"})


def _check_place(bound: Any) -> None:
    place = one(Division, only=("code", "valid_from", "valid_to"), pk=bound.value.place)
    if place is None or not place.is_current(today()) or len(place.code) not in (Level.VILLAGE, Level.GRID):
        bound.refuse(_("没有这个村（社区）或网格"), "place")


def _by(actor: Actor, ticket: Ticket, place: str) -> Actor:
    """Whoever would not see the new case by its place holds its ticket while opening it."""
    return actor if any(place.startswith(own) for own in actor.places) else actor.holding(ticket.digest)


def _once(given: ReportedAt, by: Actor, ticket: Ticket, attempt: Attempt) -> Case:
    """Open it, unless the same attempt did so before. `given` may say by which way it came."""
    ways = given.model_dump(include={"channel", "source"})
    with scope(by):
        if (earlier := attempt.earlier()) is not None:
            found: Case = Case.objects.get(pk=earlier.subject_id or 0)
            return found
        how = Arrival(division=given.place, **ways)
        return report(given, by=by, ticket=ticket, how=how, client_id=attempt.id)
