"""Uploading a list, seeing what it would change, carrying it out, and watching it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from fengge.core.clock import today
from fengge.core.inputs import Bound, Day, Flag, Input, Line, bind, field
from fengge.core.lists import ListFile
from fengge.core.pages import Request, page
from fengge.core.verbs import Refused
from fengge.orgs.directory.frame import once, show
from fengge.orgs.importing.verbs import dry_run, upload
from fengge.orgs.models import DivisionImport
from fengge.orgs.permissions import Orgs
from fengge.orgs.tasks import carry_out_import
from fengge.ui import Column, Empty, Figure, Table

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.orgs.importing.planning import Plan

SHOWN = 200


class NewImport(Input):
    """A list of divisions and what it stands for."""

    file: ListFile = field(
        gettext_lazy("区划名单"),
        help=gettext_lazy("CSV 或 XLSX，第一行是表头：代码、名称、类别、原代码。12 位官方代码可直接使用"),
    )
    effective_on: Day = field(gettext_lazy("生效日期"))
    complete: Flag = field(gettext_lazy("这是完整名单：名单里没有的同级区划按撤销处理"), default=False)
    document: Line | None = field(gettext_lazy("批准文号"), default=None, max=80)


@page("orgs/imports/", allow=Orgs.DIVISIONS, surface="desk")
def imports(request: Request) -> HttpResponse:
    """Earlier lists, and the form for a new one."""
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    bound = bind(NewImport, data, files, initial={"effective_on": today()})
    if bound.ok:
        try:
            kept = _uploaded(request, bound)
            return redirect("orgs.division_import", pk=kept.pk) if kept else redirect("orgs.imports")
        except Refused as refusal:
            bound.refuse(str(refusal.message), refusal.field)
    return show(request, "orgs/importing/imports.html", "orgs.divisions", bound=bound, table=_earlier())


def _uploaded(request: Request, bound: Bound[NewImport]) -> DivisionImport | None:
    """The kept list; nothing when the form came a second time and history is not for this reader."""
    asked = bound.value
    file = asked.file
    return upload(
        file.name or "",
        file.read(),
        by=request.actor,
        on=asked.effective_on,
        complete=asked.complete,
        document=asked.document or "",
        client_id=once(bound),
    )


def _earlier() -> Table:
    columns = [
        Column("name", _("文件名")),
        Column("uploaded_at", _("上传时间"), kind="moment"),
        Column("effective_on", _("生效日期"), kind="day"),
        Column("applied_at", _("导入时间"), kind="moment"),
        Column("total", _("变更"), kind="number"),
    ]
    rows = DivisionImport.objects.defer("rows")[:50]
    return Table(
        "orgs-imports",
        _("以往的导入"),
        columns,
        list(rows),
        row_url=lambda row: reverse("orgs.division_import", args=[row.pk]),
        empty=Empty(title=_("还没有导入过"), icon="upload"),
    )


@page("orgs/imports/<int:pk>/", allow=Orgs.DIVISIONS, surface="desk")
def division_import(request: Request, pk: int) -> HttpResponse:
    """What the list would change; a POST carries it out in the background."""
    found = get_object_or_404(DivisionImport.objects.select_related("progress", "uploaded_by__person"), pk=pk)
    if request.method == "POST" and not found.applied_at:
        actor = request.actor
        carry_out_import.defer(upload_id=pk, appointment_id=actor.appointment_id or 0)
        messages.info(request, _("已开始导入。可以离开本页，完成后在这里看结果。"))
        return redirect(f"{reverse('orgs.division_import', args=[pk])}?running=1")
    running = "running" in request.GET and not found.applied_at and not found.progress.problem
    plan = None if found.applied_at or running else dry_run(found)
    return show(
        request,
        "orgs/importing/import.html",
        "orgs.divisions",
        found=found,
        running=running,
        plan=plan,
        **(_changes(plan) if plan else {}),
    )


def _changes(plan: Plan) -> dict[str, Any]:
    figures = [
        Figure(_("新增"), str(len(plan.new)), _("个")),
        Figure(_("更名"), str(len(plan.renamed)), _("个")),
        Figure(_("换代码"), str(len(plan.recoded)), _("个")),
        Figure(pgettext("division", "撤销"), str(len(plan.ended)), _("个")),
        Figure(_("不变"), str(plan.unchanged), _("个")),
    ]
    rows = [(_("新增"), line.code, line.name, "") for line in plan.new]
    rows += [(_("更名"), line.code, line.name, was.name) for line, was in plan.renamed]
    rows += [(_("换代码"), new, "", old) for old, new in plan.recoded]
    rows += [(pgettext("division", "撤销"), known.code, known.name, "") for known in plan.ended]
    columns = [
        Column("what", _("变更"), lambda row: row[0]),
        Column("code", _("代码"), lambda row: row[1]),
        Column("name", _("名称"), lambda row: row[2]),
        Column("was", _("原来"), lambda row: row[3]),
    ]
    table = Table("orgs-import", _("将要变更"), columns, rows[:SHOWN], row_key=lambda row: row[1])
    return {"figures": figures, "table": table, "left_out": max(len(rows) - SHOWN, 0)}
