"""`/desk/counter/`: 登记来访, the first visit of a dispute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.response import TemplateResponse

from fengge.cases.counter.inputs import CounterGiven
from fengge.cases.opening.openings import opening_of
from fengge.cases.opening.slips import enter_and_hand_slip
from fengge.cases.permissions import May
from fengge.core.inputs import Bound, bind
from fengge.core.pages import Request, page
from fengge.core.verbs import Refused

if TYPE_CHECKING:
    from django.http import HttpResponse


@page("counter/", allow=May.OPEN, surface="desk", name="cases.counter")
def counter(request: Request) -> HttpResponse:
    """One form, one save."""
    opening = opening_of("mediation")
    if request.method != "POST":
        return _page(request, bind(CounterGiven, initial=opening.start()))
    bound = bind(CounterGiven, request.POST, request.FILES)
    if bound.ok:
        try:
            return enter_and_hand_slip(request, opening, bound)
        except Refused as refusal:
            bound.refuse(str(refusal.message), refusal.field)
    return _page(request, bound, status=200 if bound.editing else 422)


def _page(request: Request, bound: Bound[CounterGiven], status: int = 200) -> HttpResponse:
    return TemplateResponse(request, "cases/counter/page.html", {"bound": bound}, status=status)
