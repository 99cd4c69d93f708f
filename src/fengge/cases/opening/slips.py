"""The slip a person takes home: public code and secret, kept only in the session of the browser that wrote it down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from fengge.cases.models import Case
from fengge.cases.opening.ticket import Ticket
from fengge.cases.permissions import May
from fengge.cases.showing.clocks import brief_clock
from fengge.cases.showing.finding import case_of
from fengge.core.access import scope
from fengge.core.clock import now
from fengge.core.pages import Request, page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.cases.opening.openings import Opening
    from fengge.core.inputs import Bound

SLIPS = "slips"
MOST_SLIPS = 20


def enter_and_hand_slip(request: Request, opening: Opening, bound: Bound[Any]) -> HttpResponse:
    """Do what the form says and lead to the slip; pressed twice, to the same one."""
    client_id = _uuid(bound.client_id)
    ticket = Ticket.new(client_id)
    case = opening.enter(bound.value, by=request.actor, ticket=ticket, client_id=client_id)
    slips = {**request.session.get(SLIPS, {}), case.number: [ticket.code, ticket.secret]}
    request.session[SLIPS] = dict(list(slips.items())[-MOST_SLIPS:])
    return HttpResponseRedirect(reverse("cases.slip", args=[case.number]))


@page("counter/<str:number>/slip/", allow=May.OPEN, surface="desk", name="cases.slip")
def slip(request: Request, number: str) -> HttpResponse:
    """The slip to print. Whoever wrote the matter down gets it even where the matter itself went past them."""
    kept = request.session.get(SLIPS, {}).get(number)
    if kept is None:
        raise Http404
    ticket = Ticket(*kept)
    with scope(request.actor.holding(ticket.digest)):
        case = case_of(number, request.actor)
        values = {"case": case, "ticket": ticket, "number": number, "clock": brief_clock(case, now())}
    values |= {"printed_at": now(), "track_url": f"{settings.BASE_URL}/track/{ticket.code}/"}
    values["sees"] = May.READ in request.actor.permissions and Case.objects.filter(pk=case.pk).exists()
    return TemplateResponse(request, "cases/opening/slip.html", values)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
