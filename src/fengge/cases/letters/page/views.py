"""`/desk/letters/<id>/`: the letter, what may be done to it, and doing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fengge.cases.letters.clocks import clocks_of
from fengge.cases.letters.doings import BY_KEY, doing_url, hand_in, offered_to, start_of
from fengge.cases.letters.finding import answers_of, letter_of
from fengge.cases.letters.kinds import title_of
from fengge.cases.letters.page.ladder import neighbours, steps_up
from fengge.cases.letters.showing import clock_of, state_of, steps_of
from fengge.cases.letters.telling import story_of
from fengge.cases.models import Case, Letter
from fengge.cases.permissions import May
from fengge.cases.showing.clocks import full_clock
from fengge.core.clock import now
from fengge.core.inputs import bind
from fengge.core.pages import Request, page, rendered
from fengge.core.verbs import Conflict, Refused
from fengge.ui import Action, DocumentItem

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from fengge.cases.letters.doings import LetterDoing
    from fengge.core.access import Actor

KEYS = "123456789"


@page("letters/<int:pk>/", allow=May.LETTERS, surface="desk", name="cases.letter")
def letter_page(request: Request, pk: int) -> HttpResponse:
    """One letter on one page, for either side."""
    letter = letter_of(pk)
    return TemplateResponse(request, "cases/letters/page/page.html", shown(letter, request.actor))


@page("letters/<int:pk>/do/<str:key>/", allow=May.LETTERS, surface="desk", name="cases.letter_do")
def letter_do(request: Request, pk: int, key: str) -> HttpResponseBase:
    """GET opens the form; POST hands it in. What cannot be done now says why, beside what was typed."""
    letter, doing = letter_of(pk), BY_KEY.get(key)
    if doing is None or not request.actor.may(doing.permission):
        raise Http404
    if request.method != "POST":
        return _page(request, letter, doing, {"bound": bind(doing.input, initial=start_of(letter, key))})
    problem: dict[str, Any] = {}
    try:
        bound, _done = hand_in(key, request.POST, request.FILES, by=request.actor, letter=letter)
        if bound.ok:
            messages.success(request, _("已办：%s。") % doing.title)
            return HttpResponseRedirect(letter.url)
    except Refused as refusal:
        letter = letter_of(pk)
        bound = bind(doing.input, request.POST, request.FILES, initial=start_of(letter, key))
        bound.refuse(str(refusal.message), refusal.field)
        problem = {"status": refusal.status, "moved_on": isinstance(refusal, Conflict)}
    return _page(request, letter, doing, {"bound": bound, **problem}, status=problem.pop("status", 422))


def _page(
    request: Request, letter: Letter, doing: LetterDoing, values: dict[str, Any], status: int = 200
) -> HttpResponseBase:
    """The form alone where a script asks for it; else the whole letter with the form open."""
    bound = values["bound"]
    version = letter.version if values.get("moved_on") else bound.seen_version or letter.version
    if values.get("moved_on"):
        bound.seen_version = ""
    values |= {
        "letter": letter,
        "doing": doing,
        "is_here": doing in offered_to(letter, request.actor),
        "state": state_of(letter),
        "version": version,
        "draft": f"letter-{letter.pk}-{doing.key}",
        "asks": bool(bound.model.questions),
    }
    alone = request.headers.get("X-Fragment") == "beside" or "HX-Request" in request.headers
    if not alone:
        values = shown(letter, request.actor) | values
    template = "cases/letters/page/_beside.html" if alone else "cases/letters/page/page.html"
    return rendered(TemplateResponse(request, template, values, status=status))


def shown(letter: Letter, actor: Actor) -> dict[str, Any]:
    """Everything the page shows, at a bounded number of questions."""
    at = now()
    traced = clocks_of(letter, at)
    replies = list(answers_of(letter).order_by("-id"))
    case = Case.objects.filter(pk=letter.case_id).first()
    before, after = neighbours(letter)
    running = sorted((one for one in traced if one.is_open), key=lambda one: one.due_at or one.at)
    return {
        "letter": letter,
        "kind": title_of(letter),
        "clock": clock_of(letter, at),
        "state": state_of(letter),
        "steps": steps_of(letter, replies[0].at if replies else None),
        "replies": replies,
        "entries": story_of(letter),
        "clocks": [full_clock(one) for one in running],
        "clocks_over": [full_clock(one) for one in traced if one.met_at][::-1],
        "deeds": _deeds(letter, actor, steps_up(letter, case, after, replies, actor)),
        "papers": papers(letter),
        "case": case,
        "before": before,
        "after": after,
        "people": _people(letter),
    }


def _people(letter: Letter) -> dict[str, Any]:
    """Who drafted, signed and signed for it, at one question."""
    from fengge.orgs.models import Appointment

    wanted = {"drafted": letter.drafted_by_id, "signed": letter.signed_by_id, "received": letter.received_by_id}
    rows = Appointment.objects.select_related("person").in_bulk([pk for pk in wanted.values() if pk])
    return {name: rows[pk] for name, pk in wanted.items() if pk in rows}


def _deeds(letter: Letter, actor: Actor, up: list[Action]) -> dict[str, Any]:
    """The next step first; each with its key. Last the next steps of the ladder."""
    every = offered_to(letter, actor)
    first = next((one for one in every if one.main), None)
    ordered = ([first] if first else []) + [one for one in every if one is not first]
    keys = {one.key: key for one, key in zip(ordered, KEYS, strict=False)}
    buttons = [
        Action(
            one.title,
            doing_url(letter, one),
            "primary" if one is first else "secondary",
            icon=one.icon,
            key=keys.get(one.key, ""),
            beside=True,
        )
        for one in ordered
    ]
    return {"first": buttons[0] if first else None, "others": [*buttons[bool(first) :], *up]}


def papers(letter: Letter) -> list[DocumentItem]:
    """The letter on paper, and the form to answer it on."""
    kind = title_of(letter)
    names = [("letter.docx", kind), ("letter.pdf", kind)]
    if letter.issued_at:
        names.append(("reply.docx", _("回复函")))
    urls = ((reverse("cases.letter_paper", args=[letter.pk, *name.split(".")]), name, title) for name, title in names)
    return [DocumentItem(title, url, "Word" if name.endswith("docx") else "PDF") for url, name, title in urls]
