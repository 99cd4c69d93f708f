"""`/desk/cases/new/`: what is to be registered, and the form of each procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from fengge.cases import procedures
from fengge.cases.opening.openings import opening_of
from fengge.cases.opening.slips import enter_and_hand_slip
from fengge.cases.permissions import May
from fengge.core.inputs import bind
from fengge.core.pages import Request, page
from fengge.core.verbs import Refused

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.core.inputs import Bound, Input

FIRST = "mediation"  # what is brought most often stands first


@page("cases/new/", allow=May.OPEN, surface="desk", name="cases.new")
def choose(request: Request) -> HttpResponse:
    """One line for each procedure this post registers."""
    mine = [one for one in procedures.all() if opening_of(one.key).open_to(request.actor)]
    rows = [(one, _address(one.key)) for one in sorted(mine, key=lambda one: one.key != FIRST)]
    return TemplateResponse(request, "cases/opening/choose.html", {"rows": rows})


@page("cases/new/<str:procedure>/", allow=May.OPEN, surface="desk", name="cases.begin")
def begin(request: Request, procedure: str) -> HttpResponse:
    """The procedure's own first form; one save, and the slip."""
    if procedure not in procedures.declared():
        raise Http404
    opening = opening_of(procedure)
    if not opening.open_to(request.actor):
        raise PermissionDenied
    if opening.page:
        return HttpResponseRedirect(reverse(opening.page))
    if request.method != "POST":
        return _page(request, procedure, bind(opening.input, initial=opening.start()))
    bound = bind(opening.input, request.POST, request.FILES)
    if bound.ok:
        try:
            return enter_and_hand_slip(request, opening, bound)
        except Refused as refusal:
            bound.refuse(str(refusal.message), refusal.field)
    return _page(request, procedure, bound, status=200 if bound.editing else 422)


def _address(key: str) -> str:
    return reverse("cases.begin", args=[key])


def _page(request: Request, key: str, bound: Bound[Input], status: int = 200) -> HttpResponse:
    values = {"bound": bound, "procedure": procedures.get(key), "here": _address(key)}
    return TemplateResponse(request, "cases/opening/begin.html", values, status=status)
