"""`/desk/procedures/`: the procedures, their drawings and versions; publishing, withdrawing, moving running cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from fengge.cases.permissions import May
from fengge.cases.procedure.drawing import draw_svg
from fengge.cases.publishing.inputs import MoveManyGiven, WithdrawOneGiven, procedure_in
from fengge.cases.publishing.moving import move_many
from fengge.cases.publishing.reading import MOST, is_withdrawn, known, known_as, running_under
from fengge.cases.publishing.verbs import PublishGiven, WithdrawGiven, publish, withdraw
from fengge.core.inputs import bind
from fengge.core.pages import Nav, Request, page
from fengge.core.verbs import Refused
from fengge.ui import Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from fengge.cases.models import PublishedProcedure
    from fengge.cases.publishing.reading import Known
    from fengge.core.inputs import Bound


@page("procedures/", allow=May.TRIAGE, surface="desk", name="cases.procedures", nav=Nav(lazy("办理程序"), "road", 41))
@require_safe
def procedures(request: Request) -> HttpResponse:
    """Every procedure: which version holds, and whether there is something to publish."""
    columns = [
        Column("title", _("程序"), lambda one: str(one.text.title)),
        Column("version", _("现行"), _version),
        Column("since", _("从什么时候起"), lambda one: one.live.at if one.live else None, kind="day"),
        Column("draft", _("要发布的改动"), lambda one: _("有") if one.live and one.differs else ""),
    ]
    table = Table(
        "procedures", _("办理程序"), columns, known(),
        row_url=lambda one: reverse("cases.procedure", args=[one.key]), row_key=lambda one: one.key,
    )  # fmt: skip
    return TemplateResponse(request, "cases/publishing/list.html", {"table": table})


def _version(one: Known) -> str:
    return _("第 %d 版") % one.live.version if one.live else _("还没有发布")


@page("procedures/<slug:key>/", allow=May.TRIAGE, surface="desk", name="cases.procedure")
@require_safe
def procedure(request: Request, key: str) -> HttpResponse:
    """One procedure: its drawing, its versions, what a new version would change."""
    one = _known(key)
    shown = {
        "one": one,
        "drawing": mark_safe(draw_svg(one.holds, styled=False)),  # noqa: S308 - our own text, escaped where it is made
        "changes": _changes(one),
        "versions": [(row, is_withdrawn(row)) for row in one.versions],
        "may_publish": request.actor.may(May.PUBLISH),
    }
    return TemplateResponse(request, "cases/publishing/page.html", shown)


def _changes(one: Known) -> Table:
    columns = [
        Column("part", _("哪里")), Column("what", _("改动")), Column("was", _("原来")), Column("now", _("改成")),
    ]  # fmt: skip
    return Table("procedure-changes", _("改动"), columns, one.differs, row_key=lambda _row: "")


@page("procedures/<slug:key>/publication/", allow=May.PUBLISH, surface="desk", name="cases.procedure_publish")
def publication(request: Request, key: str) -> HttpResponse:
    """What changes, and the reason it is published with."""
    one = _known(key)
    typed = {"key": key, "reason": request.POST.get("reason", "")} if request.method == "POST" else None
    bound = bind(PublishGiven, typed)
    if bound.ok and _done(bound, lambda: publish(bound.value, by=request.actor)):
        messages.success(request, _("新的一版已经发布，以后新来的事按它办。正在办的仍按原来的版本。"))
        return redirect("cases.procedure", key)
    return _asked(request, "publish", one, bound, changes=_changes(one))


@page("procedures/<slug:key>/withdrawal/", allow=May.PUBLISH, surface="desk", name="cases.procedure_withdraw")
def withdrawal(request: Request, key: str) -> HttpResponse:
    """Which version is withdrawn, and why."""
    one = _known(key)
    start = {"version": str(one.live.version)} if one.live else {}
    with procedure_in(one):
        bound = bind(WithdrawOneGiven, request.POST if request.method == "POST" else None, initial=start)
        if bound.ok and _done(bound, lambda: withdraw(key, _withdrawal(bound.value), by=request.actor)):
            messages.success(request, _("这一版已经撤回，新来的事不再按它办。正在按它办的不受影响。"))
            return redirect("cases.procedure", key)
        return _asked(request, "withdraw", one, bound).render()


def _withdrawal(given: WithdrawOneGiven) -> WithdrawGiven:
    return WithdrawGiven.model_validate(given.model_dump())


@page("procedures/<slug:key>/moving/", allow=May.PUBLISH, surface="desk", name="cases.procedure_move")
def moving(request: Request, key: str) -> HttpResponse:
    """Which running cases go on under another version; each result is told."""
    one = _known(key)
    with procedure_in(one):
        bound = bind(MoveManyGiven, request.POST if request.method == "POST" else None, initial=_start(one))
        if bound.ok:
            moved = move_many(key, bound.value, by=request.actor)
            shown = {"one": one, "moved": moved, "most": MOST}
            return TemplateResponse(request, "cases/publishing/moved.html", shown)
        running = [_running(key, row) for row in one.versions]
        return _asked(request, "move", one, bound, running=running, most=MOST).render()


def _start(one: Known) -> dict[str, Any]:
    older = next((str(row.version) for row in one.versions if row is not one.live), "")
    return {"was": older, "version": str(one.live.version) if one.live else ""}


@dataclass(frozen=True)
class Running:
    """How many open cases pin a version, told up to what is moved at once."""

    version: int
    withdrawn: bool
    count: str


def _running(key: str, row: PublishedProcedure) -> Running:
    found = len(running_under(key, row.version))
    return Running(row.version, is_withdrawn(row), f"{MOST}+" if found > MOST else str(found))


def _known(key: str) -> Known:
    found = known_as(key)
    if found is None:
        raise Http404
    return found


def _done(bound: Bound[Any], deed: Callable[[], object]) -> bool:
    """Whether the verb did it; its refusal stands at the field."""
    try:
        deed()
    except Refused as refusal:
        bound.refuse(str(refusal.message), "version" if refusal.field == "version" else "reason")
        return False
    return True


def _asked(request: Request, deed: str, one: Known, bound: Bound[Any], **more: Any) -> TemplateResponse:
    shown = {"one": one, "bound": bound, **more}
    return TemplateResponse(request, f"cases/publishing/{deed}.html", shown, status=422 if bound.errors else 200)
