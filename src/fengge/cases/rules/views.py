"""`/desk/rules/`: the triage table, tried on a text; its draft; its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from fengge.cases.models import RuleTable
from fengge.cases.permissions import May
from fengge.cases.rules.changing import begin, change_line, draft_now, drop, publish, remove_line
from fengge.cases.rules.inputs import LineGiven, PublishGiven, TryGiven
from fengge.cases.rules.law import rests_on_law
from fengge.cases.rules.live import number_now, table_of, triage_now, with_rules
from fengge.cases.rules.reading import in_words, read, tried
from fengge.cases.rules.telling import lines_of
from fengge.cases.triage.leads import leads
from fengge.cases.triage.suggesting import told
from fengge.cases.vocabulary import levels, rungs, title_in
from fengge.core.inputs import Bound, bind
from fengge.core.packs import pack
from fengge.core.packs.triage import Triage
from fengge.core.pages import Nav, Request, page
from fengge.core.verbs import Conflict, Refused
from fengge.ui import Column, Level, Table

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.core.packs.triage import Triage as TriageTable


@page("rules/", allow=May.TRIAGE, surface="desk", name="cases.rules", nav=Nav(gettext_lazy("分流规则"), "filter", 40))
def rules(request: Request) -> HttpResponse:
    """The rules that hold, and what they say of a text. Nothing typed here is kept."""
    draft = draft_now()
    asks_draft = draft is not None and request.POST.get("table") == "draft"
    table = with_rules(draft.rules) if asks_draft and draft else triage_now()
    return TemplateResponse(
        request,
        "cases/rules/page.html",
        {
            "number": number_now(),
            "table": _table(triage_now()),
            "levels": [_level(key) for key in pack().part(Triage).levels],
            "versions": RuleTable.objects.exclude(number=None).select_related("by__person").order_by("-number")[:20],
            "draft": draft,
            "asks_draft": asks_draft,
            "may_change": request.actor.may(May.RULES),
            **_trial(request, table),
        },
    )


def _trial(request: Request, table: TriageTable) -> dict[str, Any]:
    """The form of the try-out, and, once there is a text, what was heard in it and what the table says."""
    bound = bind(TryGiven, request.POST if request.method == "POST" else None)
    if not bound.ok:
        return {"bound": bound}
    heard = read(bound.value.text, table)
    chosen = tuple(bound.value.signals) if "_again" in request.POST else heard.signals
    kind = bound.value.kind or heard.kind
    filled = bind(TryGiven, initial={"text": bound.value.text, "kind": kind, "signals": chosen})
    suggestion = tried(kind, chosen, table)
    return {
        "bound": filled,
        "heard": in_words(heard),
        "suggestion": told(suggestion),
        "level": _level(suggestion.level),
    }


def _level(key: str) -> dict[str, Any]:
    level = pack().part(Triage).levels[key]
    rung, word = title_in(rungs(), level.rung), str(title_in(levels(), key))
    return {"mark": Level(level.colour, word), "rung": rung, "days": level.days, "example": level.example}


def _table(table: TriageTable, held: TriageTable | None = None, *, editing: bool = False) -> Table:
    columns = [
        Column("when", _("什么事")),
        Column("then", _("怎么分")),
        Column("why", _("为什么")),
        Column("basis", _("依据"), optional=True),
        Column("order", _("次序"), kind="number"),
    ]
    if held:
        columns.insert(1, Column("change", _("改动")))  # the first names the line and links it
    lines = lines_of(table, held, leads=dict(leads()))
    url = (lambda line: reverse("cases.rules_line", args=[line.key])) if editing else None
    return Table("rules", _("分流规则"), columns, lines, row_url=url, row_key=lambda line: line.key)


@page("rules/draft/", allow=May.RULES, surface="desk", name="cases.rules_draft")
def draft(request: Request) -> HttpResponse:
    """The draft with what it changes; POST publishes it with a reason."""
    found = draft_now()
    if found is None:
        return redirect("cases.rules")
    bound = bind(PublishGiven, request.POST if request.method == "POST" else None)
    if bound.ok and _published(request, found, bound):
        return redirect("cases.rules")
    table = _table(with_rules(found.rules), triage_now(), editing=True)
    changes = [line for line in table.rows if line.change]
    shown = {"draft": found, "table": table, "changes": changes, "bound": bound}
    return TemplateResponse(request, "cases/rules/draft.html", shown, status=422 if bound.errors else 200)


def _published(request: Request, found: RuleTable, bound: Bound[PublishGiven]) -> bool:
    try:
        publish(found, bound.value, by=request.actor, seen_version=_seen(request))
    except Refused as refusal:
        bound.refuse(str(refusal.message), refusal.field or "reason")
        return False
    messages.success(request, _("新的一版已经生效，以后的分流按它来。"))
    return True


def _seen(request: Request) -> int | None:
    seen = request.POST.get("seen_version", "")
    return int(seen) if seen.isdecimal() else None


@page("rules/draft/begin/", allow=May.RULES, surface="desk", name="cases.rules_begin")
@require_POST
def begin_draft(request: Request) -> HttpResponse:
    """Begin the draft, from what holds or from an older version."""
    of = request.POST.get("of", "")
    try:
        begin(by=request.actor, of=int(of) if of.isdecimal() else None)
    except Refused as refusal:
        messages.warning(request, str(refusal.message))
    return redirect("cases.rules_draft")


@page("rules/draft/drop/", allow=May.RULES, surface="desk", name="cases.rules_drop")
@require_POST
def drop_draft(request: Request) -> HttpResponse:
    """Throw the draft away."""
    try:
        drop(by=request.actor)
        messages.success(request, _("草稿已放弃，现行规则不变。"))
    except Refused as refusal:
        messages.warning(request, str(refusal.message))
    return redirect("cases.rules")


@page("rules/draft/<slug:key>/", allow=May.RULES, surface="desk", name="cases.rules_line")
def line(request: Request, key: str) -> HttpResponse:
    """One line of the draft; `new` makes another. POST with `_remove` takes it out."""
    found = draft_now()
    if found is None or (key != "new" and key not in found.rules):
        raise Http404
    key = "" if key == "new" else key
    bound = bind(LineGiven, request.POST if request.method == "POST" else None, initial=found.rules.get(key))
    if request.method == "POST" and _line_done(request, found, key, bound):
        messages.success(request, _("草稿已存好，发布以后才生效。"))
        return redirect("cases.rules_draft")
    shown = {"draft": found, "key": key, "bound": bound, "law": rests_on_law(key)}
    return TemplateResponse(request, "cases/rules/line.html", shown, status=422 if bound.errors else 200)


def _line_done(request: Request, found: RuleTable, key: str, bound: Bound[LineGiven]) -> bool:
    """Hand it in; a change made in between is said, and what was typed stays."""
    try:
        if "_remove" in request.POST:
            remove_line(found, key, by=request.actor, seen_version=_seen(request))
            return True
        if bound.ok:
            change_line(found, key, bound.value, by=request.actor, seen_version=_seen(request))
            return True
    except Conflict:
        bound.refuse(_("这份草稿刚刚有人改过。看一下新的内容，再决定要不要提交。"), "")
    except Refused as refusal:
        bound.refuse(str(refusal.message), refusal.field)
    return False


@page("rules/<int:number>/", allow=May.TRIAGE, surface="desk", name="cases.rules_version")
@require_safe
def version(request: Request, number: int) -> HttpResponse:
    """A published version, and how it differs from the one before; 0 is the pack's own."""
    found = RuleTable.objects.select_related("by__person").filter(number=number).first()
    if number and found is None:
        raise Http404
    held = table_of(number - 1) if number else None
    shown = {"number": number, "version": found, "table": _table(table_of(number), held)}
    shown["may_change"] = request.actor.may(May.RULES)
    return TemplateResponse(request, "cases/rules/version.html", shown)
