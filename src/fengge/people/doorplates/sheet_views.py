"""The desk's pages of sheets: order one, watch it, take it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from fengge.core.access import current_actor
from fengge.core.clock import today
from fengge.core.files import serve
from fengge.core.inputs import Choice, Input, bind, field
from fengge.core.pages import Request, page
from fengge.core.verbs import Refused
from fengge.orgs.directory.frame import once
from fengge.orgs.directory.paging import Keyset
from fengge.orgs.models import Division, Level
from fengge.people.doorplates.ordering import order_sheet, print_again
from fengge.people.frame import show, within
from fengge.people.models import PlateSheet
from fengge.people.permissions import People
from fengge.ui import Column, Empty, Table

if TYPE_CHECKING:
    from django.http import HttpResponse

PLACES = (Level.TOWN, Level.VILLAGE, Level.GRID)
NEW, ALL = "new", "all"


def places() -> list[tuple[str, str]]:
    """Villages and grids of the actor, and the actor's own town."""
    rows = Division.objects.current(on=today()).under(*current_actor().places).filter(level__in=PLACES)
    return [(one.code, within(one)) for one in rows.select_related("parent").order_by("code")]


class SheetAsked(Input):
    """A sheet of plates for a place."""

    division: Choice = field(pgettext_lazy("one", "区划"), choices=places)
    which: Choice = field(
        gettext_lazy("印哪些"),
        choices=[
            (NEW, gettext_lazy("只印还没有门牌的住户（现在制发）")),
            (ALL, gettext_lazy("全部有效门牌（重印）")),
        ],
    )


@page("households/doorplates/sheets/", allow=People.DOORPLATES, surface="desk")
def sheet_list(request: Request) -> HttpResponse:
    """Earlier sheets, and the form to order one."""
    bound = bind(SheetAsked, request.POST if request.method == "POST" else None, initial={"which": NEW})
    if bound.ok:
        try:
            place = get_object_or_404(Division, code=bound.value.division)
            only_new = bound.value.which == NEW
            sheet = order_sheet(division=place, only_new=only_new, by=request.actor, client_id=once(bound))
            return redirect("people.sheet", pk=sheet.pk)
        except Refused as refusal:
            bound.refuse(str(refusal.message), refusal.field)
    rows = Keyset(request, PlateSheet.objects.all(), "division", "pk")
    return show(request, "people/doorplates/sheets.html", "people.sheet_list", bound=bound, table=_table(rows))


def _table(paged: Keyset[PlateSheet]) -> Table:
    columns = [
        Column("title", _("区划")),
        Column("total", _("块"), kind="number"),
        Column("ordered_at", _("下单时间"), kind="moment"),
        Column("finished_at", _("完成时间"), kind="moment"),
    ]
    return Table(
        "people-sheets",
        _("以往的印制"),
        columns,
        paged.rows,
        row_url=lambda row: reverse("people.sheet", args=[row.pk]),
        more_url=paged.more_url,
        empty=Empty(_("还没有印过"), icon="printer"),
    )


@page("households/doorplates/sheets/<int:pk>/", allow=People.DOORPLATES, surface="desk")
def sheet(request: Request, pk: int) -> HttpResponse:
    """How far it is; a POST takes up one that stopped. The page refreshes itself while somebody waits."""
    found = get_object_or_404(PlateSheet.objects.select_related("file"), pk=pk)
    if request.method == "POST":
        try:
            print_again(found, by=request.actor)
        except Refused as refusal:
            messages.error(request, str(refusal.message))
        return redirect("people.sheet", pk=pk)
    return show(request, "people/doorplates/sheet.html", "people.sheet_list", sheet=found)


@page(
    "households/doorplates/sheets/<int:pk>/plates.pdf",
    allow=People.DOORPLATES,
    surface="desk",
    name="people.sheet_file",
)
@require_safe
def sheet_file(request: Request, pk: int) -> HttpResponseBase:
    """The PDF, to whoever may see the place."""
    found = get_object_or_404(PlateSheet.objects.select_related("file"), pk=pk)
    if found.file is None:
        raise Http404
    return serve(found.file, download="download" in request.GET)
