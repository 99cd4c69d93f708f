"""`/desk/cases/<number>/`: the file, its printed form, and the telephone numbers in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from fengge.cases.file import sides
from fengge.cases.file.deeds import deeds
from fengge.cases.file.panels import panels_of
from fengge.cases.file.record import Record
from fengge.cases.file.revealing import reveal_phone
from fengge.cases.file.story import story_of
from fengge.cases.permissions import May
from fengge.cases.showing.clocks import brief_clock
from fengge.cases.showing.finding import case_of
from fengge.cases.showing.rows import CaseLine
from fengge.core.clock import now
from fengge.core.pages import Request, page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.cases.models import Case
    from fengge.core.access import Actor


@page("cases/<str:number>/", allow=May.READ, surface="desk", name="cases.file")
def file(request: Request, number: str) -> HttpResponse:
    """One case on one page."""
    return TemplateResponse(request, "cases/file/page.html", shown(case_of(number, request.actor), request.actor))


@page("cases/<str:number>/print/", allow=May.PRINT, surface="desk", name="cases.print")
def printed(request: Request, number: str) -> HttpResponse:
    """The file on paper: what is known, what happened, what is due."""
    values = shown(case_of(number, request.actor), request.actor)
    return TemplateResponse(request, "cases/file/print.html", values | {"number": number, "printed_at": now()})


@page("cases/<str:number>/parties/<int:party>/phone/", allow=May.READ, surface="desk", name="cases.reveal")
@require_POST
def reveal(request: Request, number: str, party: int) -> HttpResponse:
    """Show one telephone number whole. It stays on record who looked."""
    case = case_of(number, request.actor)
    if not case.parties.filter(pk=party).exists():
        raise Http404
    phone = reveal_phone(case, party, by=request.actor)
    if request.headers.get("HX-Request"):
        return render(request, "cases/file/_phone.html", {"phone": phone})
    values = shown(case, request.actor)
    return TemplateResponse(request, "cases/file/page.html", values | {"revealed": {party: phone}})


def shown(case: Case, actor: Actor) -> dict[str, Any]:
    """Everything the file shows, at a bounded number of questions."""
    record = Record(case, actor)
    own = actor.places[0] if actor.places else ""
    return {
        "case": case,
        "line": CaseLine(case, record.places.words(case.division, within=own), record.at, actor),
        "clock": brief_clock(case, record.at),
        "steps": sides.steps_of(record),
        "entries": story_of(record),
        "parties": sides.parties(record),
        **sides.clocks(record),
        "papers": sides.papers(record),
        "deeds": deeds(case, actor, record.facts),
        **panels_of(record),
    }
