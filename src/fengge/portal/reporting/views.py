"""Reporting from a doorplate or from anywhere; then the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import cache_control

from fengge.cases.models import Case
from fengge.cases.opening.arrival import Arrival
from fengge.cases.opening.inputs import Report
from fengge.cases.opening.reporting import report as report_case
from fengge.cases.opening.ticket import Ticket
from fengge.core.inputs import Bound, bind
from fengge.core.limits import Limit, source_of, too_often
from fengge.core.pages import PUBLIC, Request, page
from fengge.portal.places import Place, place_of, place_of_plate
from fengge.portal.reporting.inputs import ReportAnywhere, ReportHere
from fengge.portal.tickets import remember, ticket_of

if TYPE_CHECKING:
    from django.http import HttpResponse

REPORTS = Limit("report", times=30, minutes=60)  # a village office may share one address


@page("report/", allow=PUBLIC, surface="portal", name="portal.report")
def anywhere(request: Request) -> HttpResponse:
    """Report without a doorplate."""
    bound = _bound(request, ReportAnywhere)
    if bound.ok:
        return _hand_in(request, bound, bound.value.village, "web")
    return _form(request, bound, None)


@page("d/<str:code>/report/", allow=PUBLIC, surface="portal", name="portal.report_here")
def here(request: Request, code: str) -> HttpResponse:
    """Report from the plate's door."""
    plate = place_of_plate(request, code)
    if plate is None:
        return TemplateResponse(request, "portal/home/no_plate.html", status=404)
    bound = _bound(request, ReportHere)
    if bound.ok:
        return _hand_in(request, bound, plate.division, "doorplate")
    return _form(request, bound, plate)


@page("report/<str:code>/", allow=PUBLIC, surface="portal", name="portal.receipt")
@cache_control(private=True, no_store=True)
def receipt(request: Request, code: str) -> HttpResponse:
    """Number, date, name, and what happens next; only in the browser that reported."""
    ticket = ticket_of(request, code)
    case = Case.objects.filter(public_code=code).first() if ticket else None
    if ticket is None or case is None:
        return redirect("portal.track")
    here_is = place_of(case.origin_division)
    return TemplateResponse(request, "portal/reporting/receipt.html", {"ticket": ticket, "case": case, "here": here_is})


def _bound(request: Request, model: type[ReportHere | ReportAnywhere]) -> Bound[Any]:
    return bind(model, request.POST, request.FILES) if request.method == "POST" else bind(model)


def _hand_in(request: Request, bound: Bound[Any], division: str, channel: str) -> HttpResponse:
    if too_often(REPORTS, source_of(request)):
        return TemplateResponse(request, "portal/reporting/too_often.html", status=429)
    client_id = _client_id(bound.client_id)
    ticket = Ticket.new(client_id)
    given = Report.model_construct(**bound.value.model_dump(exclude={"village"}))
    report_case(
        given,
        by=request.actor.holding(ticket.digest),
        ticket=ticket,
        how=Arrival(division, channel),
        client_id=client_id,
    )
    remember(request, ticket)
    return redirect("portal.receipt", ticket.code)


def _client_id(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        return uuid4()


def _form(request: Request, bound: Bound[Any], plate: Place | None) -> HttpResponse:
    status = 422 if bound.errors else 200
    return TemplateResponse(request, "portal/reporting/form.html", {"bound": bound, "plate": plate}, status=status)
