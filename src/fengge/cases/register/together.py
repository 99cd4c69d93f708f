"""Many cases at once: the verb is used once for each, and each result is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid4, uuid5

from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fengge.cases.engine.asking import hand_in, typed
from fengge.cases.models import Case
from fengge.cases.permissions import May
from fengge.cases.register.asking import Wanted
from fengge.core.pages import Request, page
from fengge.core.verbs import Refused

if TYPE_CHECKING:
    from django.http import HttpResponse

MOST = 200


@dataclass(frozen=True)
class Result:
    """What became of one case: done, or why not."""

    case: Case
    refusal: str = ""


@page("cases/assign/", allow=May.ASSIGN, surface="desk", name="cases.assign_many")
@require_POST
def assign_many(request: Request) -> HttpResponse:
    """First ask to whom; then give each chosen case, and tell of each what became of it."""
    cases = chosen(request)
    if not cases:
        return HttpResponseRedirect(Wanted.plain())
    asked = "to" in request.POST
    bound = typed(cases[0], "assign", request.POST if asked else None)
    if not asked or not bound.ok:
        values = {"cases": cases, "bound": bound, "client_id": request.POST.get("client_id") or uuid4()}
        return TemplateResponse(request, "cases/register/assign.html", values, status=422 if asked else 200)
    results = [_assign(request, case) for case in cases]
    return TemplateResponse(request, "cases/register/assigned.html", {"results": results, "title": _("指派结果")})


def chosen(request: Request) -> list[Case]:
    """The chosen cases that this actor may see, in the list's order."""
    numbers = request.POST.getlist("chosen")[:MOST]
    found = {case.number: case for case in Case.objects.with_names().filter(number__in=numbers)}
    return [found[number] for number in dict.fromkeys(numbers) if number in found]


def _assign(request: Request, case: Case) -> Result:
    """One case; its id of attempt follows from the form's, so that sending the form twice changes nothing twice."""
    given = {name: request.POST.get(name, "") for name in ("to", "words")}
    attempt = _attempt(request.POST.get("client_id", ""), case)
    try:
        bound = hand_in(case, "assign", {**given, "client_id": attempt}, by=request.actor)
    except Refused as refusal:
        return Result(case, " ".join(str(each) for each in (refusal.message, *refusal.items)))
    return Result(case, " ".join(words for _field, words in bound.summary))


def _attempt(written: str, case: Case) -> str:
    try:
        return str(uuid5(UUID(written), case.number))
    except ValueError:
        return ""
