"""`/desk/counter/`: 登记来访, and the slip the person takes home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from fengge.cases.counter.entering import enter
from fengge.cases.counter.inputs import CounterGiven, villages
from fengge.cases.opening.ticket import Ticket
from fengge.cases.permissions import May
from fengge.cases.showing.clocks import brief_clock
from fengge.cases.showing.finding import case_of
from fengge.core.clock import now
from fengge.core.inputs import Bound, bind
from fengge.core.pages import Request, page
from fengge.core.verbs import Refused

if TYPE_CHECKING:
    from django.http import HttpResponse

SLIPS = "slips"
MOST_SLIPS = 20


@page("counter/", allow=May.OPEN, surface="desk", name="cases.counter")
def counter(request: Request) -> HttpResponse:
    """One form, one save."""
    if request.method != "POST":
        return _page(request, bind(CounterGiven, initial=_start()))
    bound = bind(CounterGiven, request.POST, request.FILES)
    if bound.ok:
        try:
            return _enter(request, bound)
        except Refused as refusal:
            bound.refuse(str(refusal.message), refusal.field)
    return _page(request, bound, status=200 if bound.editing else 422)


@page("counter/<str:number>/slip/", allow=May.OPEN, surface="desk", name="cases.slip")
def slip(request: Request, number: str) -> HttpResponse:
    """The slip to print; the secret on it is kept nowhere but in this browser's session."""
    case = case_of(number, request.actor)
    kept = request.session.get(SLIPS, {})
    if number not in kept:
        raise Http404
    ticket = Ticket(case.public_code, kept[number])
    values = {"case": case, "ticket": ticket, "number": number, "printed_at": now(), "clock": brief_clock(case, now())}
    return TemplateResponse(
        request, "cases/counter/slip.html", values | {"track_url": f"{settings.BASE_URL}/track/{ticket.code}/"}
    )


def _start() -> dict[str, Any]:
    """Where there is but one village it is not asked."""
    known = villages()
    start: dict[str, Any] = {
        "channel": "counter",
        "source": "applied",
        "parties": [{"role": "applicant"}, {"role": "respondent"}],
    }
    return start | ({"division": known[0][0]} if len(known) == 1 else {})


def _enter(request: Request, bound: Bound[CounterGiven]) -> HttpResponse:
    client_id = _uuid(bound.client_id)
    ticket = Ticket.new(client_id)
    case = enter(bound.value, by=request.actor, ticket=ticket, client_id=client_id)
    slips = {**request.session.get(SLIPS, {}), case.number: ticket.secret}
    request.session[SLIPS] = dict(list(slips.items())[-MOST_SLIPS:])
    return HttpResponseRedirect(reverse("cases.slip", args=[case.number]))


def _page(request: Request, bound: Bound[CounterGiven], status: int = 200) -> HttpResponse:
    return TemplateResponse(request, "cases/counter/page.html", {"bound": bound}, status=status)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
