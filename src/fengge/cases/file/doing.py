"""`/desk/cases/<number>/do/<action>/`: an action's form beside the story, and handing it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from fengge.cases.engine.asking import form_for, hand_in, typed
from fengge.cases.engine.considering import considering
from fengge.cases.engine.facts import facts_of
from fengge.cases.engine.stepping import doing_of
from fengge.cases.file.conflict import changes_of
from fengge.cases.file.deeds import lacking
from fengge.cases.file.views import shown
from fengge.cases.permissions import May
from fengge.cases.showing.finding import case_of
from fengge.cases.showing.stepping import actions_of
from fengge.core.events import subject_kind
from fengge.core.models import Event
from fengge.core.pages import Request, page, rendered
from fengge.core.verbs import Conflict, Refused

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from fengge.cases.models import Case
    from fengge.cases.procedure import Action
    from fengge.core.inputs import Bound, Input


@page("cases/<str:number>/do/<str:action>/", allow=May.READ, surface="desk", name="cases.do")
def do(request: Request, number: str, action: str) -> HttpResponseBase:
    """GET opens the form; POST hands it in. What cannot be done now says why, beside what was typed."""
    case = case_of(number, request.actor)
    deed = _deed(case, action, request)
    if request.method == "POST":
        return _hand_in(request, case, deed)
    start = {name: value for name, value in request.GET.items() if name in ("kind", "document")}
    bound = form_for(case, deed.key, **start)
    return _page(request, case, deed, {"bound": bound, "lacking": lacking(case, deed, facts_of(case, request.actor))})


def _deed(case: Case, key: str, request: Request) -> Action:
    """The action, if the procedure has it and the post may do it in some stage; in the wrong stage the verb says so itself."""
    named = {action.key: action for action in case.procedure.actions if not action.opens}
    if key not in named or not named[key].allowed_to(request.actor.permissions, (request.actor.post_key,)):
        raise Http404
    return named[key]


def _hand_in(request: Request, case: Case, deed: Action) -> HttpResponseBase:
    code = doing_of(case.procedure_key, deed.key)
    if code.refill and "_refill" in request.POST:
        return _page(request, case, deed, {"bound": form_for(case, deed.key, **code.refill(case, request.POST))})
    problem: dict[str, Any] = {}
    try:
        bound = hand_in(case, deed.key, request.POST, request.FILES, by=request.actor)
        if bound.ok:
            return _done(request, case, deed)
    except Refused as refusal:
        case = case_of(case.number, request.actor)
        bound = typed(case, deed.key, request.POST, request.FILES)
        problem = _problem(bound, refusal, case)
    status = problem.pop("status", 200 if bound.editing else 422)
    return _page(request, case, deed, {"bound": bound, **problem}, status=status)


def _problem(bound: Any, refusal: Refused, case: Case) -> dict[str, Any]:
    """What the page says about a refusal: at its field, as a list of what is missing, or as what changed meanwhile."""
    if isinstance(refusal, Conflict):
        return {
            "changes": changes_of(refusal, case),
            "message": refusal.message,
            "version": case.version,
            "status": 409,
        }
    if refusal.items:
        return {"lacking": refusal.items, "message": refusal.message, "status": refusal.status}
    bound.refuse(str(refusal.message), refusal.field)
    return {"status": refusal.status}


def _done(request: Request, case: Case, deed: Action) -> HttpResponseBase:
    """Back to the file, at what was just written."""
    messages.success(request, _("已办：%s。") % deed.title)
    newest = Event.objects.filter(subject_kind=subject_kind(case), subject_id=case.pk).order_by("-id")
    last = newest.values_list("pk", flat=True).first()
    return HttpResponseRedirect(f"{case.url}#e-{last}")


def _page(request: Request, case: Case, deed: Action, values: dict[str, Any], status: int = 200) -> HttpResponseBase:
    """The form alone where a script asks for it; else the whole file with the form open."""
    values = _about(request, case, deed, values["bound"]) | values
    alone = request.headers.get("X-Fragment") == "beside" or "HX-Request" in request.headers
    template = "cases/file/_beside.html" if alone else "cases/file/page.html"
    if not alone:
        values = shown(case, request.actor) | values
    with considering(case):
        return rendered(TemplateResponse(request, template, values, status=status))


def _about(request: Request, case: Case, deed: Action, bound: Bound[Input]) -> dict[str, Any]:
    """What every form of an action is drawn with."""
    code = doing_of(case.procedure_key, deed.key)
    return {
        "case": case,
        "deed": deed,
        "form_template": code.form,
        "is_here": deed.key in {action.key for action in actions_of(case, request.actor)},
        "stage": case.procedure.stage(case.stage).title,
        "version": bound.seen_version or case.version,
        "draft": f"{case.number}-{deed.key}",
        **(code.shows(case, bound) if code.shows else {}),
    }
