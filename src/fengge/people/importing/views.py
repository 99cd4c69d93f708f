"""Uploading a list of households, seeing what it would change, taking it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fengge.core.inputs import Input, bind, field
from fengge.core.lists import ListFile
from fengge.core.pages import Request, page
from fengge.core.verbs import Refused
from fengge.orgs.directory.frame import once
from fengge.people.frame import show
from fengge.people.importing.verbs import dry_run, import_households, upload
from fengge.people.models import HouseholdImport
from fengge.people.permissions import People
from fengge.ui import Column, Empty, Figure, Table

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.people.importing.judging import Plan

SHOWN = 200


class ListGiven(Input):
    """A list of households."""

    file: ListFile = field(
        gettext_lazy("住户名单"),
        help=gettext_lazy(
            "CSV 或 XLSX，第一行是表头：网格、门牌地址、常住人数、联系人、联系电话。空着的格不改动原有内容"
        ),
    )


@page("households/imports/", allow=People.REGISTER, surface="desk")
def import_list(request: Request) -> HttpResponse:
    """Earlier lists, and the form for a new one."""
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    bound = bind(ListGiven, data, files)
    if bound.ok:
        try:
            file = bound.value.file
            kept = upload(file.name or "", file.read(), by=request.actor, client_id=once(bound))
            return redirect("people.household_import", pk=kept.pk)
        except Refused as refusal:
            bound.refuse(str(refusal.message), refusal.field)
    return show(request, "people/importing/imports.html", "people.import_list", bound=bound, table=_earlier())


def _earlier() -> Table:
    columns = [
        Column("name", _("文件名")),
        Column("uploaded_at", _("上传时间"), kind="moment"),
        Column("applied_at", _("导入时间"), kind="moment"),
        Column("entered", _("新登记"), kind="number"),
        Column("changed", _("更正"), kind="number"),
    ]
    rows = HouseholdImport.objects.defer("cells").order_by("-id")[:50]
    return Table(
        "people-imports",
        _("以往的导入"),
        columns,
        list(rows),
        row_url=lambda row: reverse("people.household_import", args=[row.pk]),
        empty=Empty(_("还没有导入过"), icon="upload"),
    )


@page("households/imports/<int:pk>/", allow=People.REGISTER, surface="desk")
def household_import(request: Request, pk: int) -> HttpResponse:
    """What the list would change; a POST takes it in."""
    found = get_object_or_404(HouseholdImport, pk=pk)
    if request.method == "POST":
        try:
            import_households(found, by=request.actor)
            messages.success(request, _("已导入。"))
        except Refused as refusal:
            messages.error(request, str(refusal.message))
        return redirect("people.household_import", pk=pk)
    what = None if found.applied_at else dry_run(found)
    return show(
        request,
        "people/importing/import.html",
        "people.import_list",
        found=found,
        plan=what,
        wrong=what.wrong[:SHOWN] if what else [],
        figures=_figures(what) if what else [],
    )


def _figures(what: Plan) -> list[Figure]:
    return [
        Figure(_("新登记"), str(len(what.new)), _("户")),
        Figure(_("更正"), str(len(what.changed)), _("户")),
        Figure(_("不变"), str(what.unchanged), _("户")),
        Figure(_("有错"), str(len(what.wrong)), _("处"), tone="danger" if what.wrong else "info"),
    ]
