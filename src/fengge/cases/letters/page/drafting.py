"""`/desk/cases/<number>/letters/…`: choosing a kind of letter about a case, and drafting it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fengge.cases.letters.doings import hand_in
from fengge.cases.letters.filling import filled
from fengge.cases.letters.inputs import LetterGiven
from fengge.cases.letters.kinds import ground, kinds, possible, unit_of
from fengge.cases.permissions import May
from fengge.cases.showing.finding import case_of
from fengge.core.inputs import bind
from fengge.core.lists import is_key
from fengge.core.pages import Request, page
from fengge.core.verbs import Refused

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.cases.models import Case
    from fengge.core.inputs import Bound
    from fengge.core.packs.letters import LetterKind
    from fengge.orgs.models import Organisation


@page("cases/<str:number>/letters/new/", allow=May.DRAFT_LETTER, surface="desk", name="cases.letter_kinds")
def letter_kinds(request: Request, number: str) -> HttpResponse:
    """The kinds that the reader's unit issues, and what is lacking for those that cannot be issued yet."""
    case, unit = case_of(number, request.actor), unit_of(request.actor)
    values = {"case": case, "unit": unit, "kinds": possible(case, unit) if unit else []}
    return TemplateResponse(request, "cases/letters/page/kinds.html", values)


@page("cases/<str:number>/letters/new/<slug:key>/", allow=May.DRAFT_LETTER, surface="desk", name="cases.letter_new")
def letter_new(request: Request, number: str, key: str) -> HttpResponse:
    """The draft's form, begun with the pack's words for this case; and handing it in."""
    case, unit, kind = case_of(number, request.actor), unit_of(request.actor), kinds().kinds.get(key)
    if kind is None or unit is None or unit.role not in kind.issuers:
        raise Http404
    if request.method != "POST":
        return _form(
            request, case, kind, bind(LetterGiven, initial=_start(case, kind, unit, request.GET.get("to", "")))
        )
    try:
        bound, letter = hand_in("draft", _with(request, key), by=request.actor, case=case)
        if letter is not None:
            messages.success(request, _("草稿已存好。签发以后对方才看得到。"))
            return HttpResponseRedirect(letter.url)
        typed = bind(LetterGiven, request.POST)
        typed.errors = bound.errors
        return _form(request, case, kind, typed, status=422)
    except Refused as refusal:
        typed = bind(LetterGiven, request.POST)
        typed.refuse(str(refusal.message), refusal.field)
        return _form(request, case, kind, typed, status=refusal.status)


def _start(case: Case, kind: LetterKind, unit: Organisation, to: str) -> dict[str, Any]:
    """The words, and the recipient where the earlier letter decides it: the newest that failed, or the one to the unit named."""
    follows = ground(case, kind, int(to) if is_key(to) else None) if kind.after else None
    words = filled(kind, case, unit, follows.recipient if follows else None, follows)
    return words | ({"recipient": str(follows.recipient_id)} if follows else {})


def _with(request: Request, kind: str) -> Any:
    given = request.POST.copy()
    given["kind"] = kind
    return given


def _form(request: Request, case: Case, kind: LetterKind, bound: Bound[LetterGiven], status: int = 200) -> HttpResponse:
    values = {"case": case, "kind": kind, "title": kind.titled(get_language()), "bound": bound}
    return TemplateResponse(request, "cases/letters/page/new.html", values, status=status)
