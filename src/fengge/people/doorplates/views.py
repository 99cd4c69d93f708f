"""The desk's pages of doorplates: the list, one plate, its print, its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from fengge.core.inputs import bind
from fengge.core.pages import Request, page
from fengge.core.verbs import Refused
from fengge.orgs.directory.frame import once, without
from fengge.orgs.directory.paging import Keyset
from fengge.orgs.models import Level
from fengge.people.doorplates.calling import numbers_to_call
from fengge.people.doorplates.issuing import RevokeGiven, issue_one, revoke
from fengge.people.doorplates.printing import pdf_of, read_plates
from fengge.people.frame import asked_grid, names_of, places_of, show
from fengge.people.models import Doorplate, Household, grouped
from fengge.people.permissions import People
from fengge.ui import Column, Empty, Table

if TYPE_CHECKING:
    from fengge.ui import Filter


@page("households/doorplates/", allow=People.DOORPLATES, surface="desk")
def doorplate_list(request: Request) -> HttpResponse:
    """Valid plates of the actor's places, or those revoked."""
    revoked = request.GET.get("state") == "revoked"
    rows, words = Doorplate.objects.filter(revoked_at__isnull=not revoked), []
    if grid := asked_grid(request):
        rows = rows.filter(division__gte=grid.code, division__lt=f"{grid.code}:")
        words.append(without(request, grid.name, "grid"))
    if revoked:
        words.append(without(request, _("已作废"), "state"))
    return show(
        request,
        "people/doorplates/list.html",
        "people.doorplate_list",
        table=_table(Keyset(request, rows.select_related("household").defer("code", "key"), "division", "pk"), words),
        grids=places_of(request, Level.VILLAGE, Level.GRID),
        asked={"grid": request.GET.get("grid", ""), "state": "revoked" if revoked else ""},
    )


def _table(paged: Keyset[Doorplate], words: list[Filter]) -> Table:
    names = names_of({row.division for row in paged.rows})
    columns = [
        Column("door", _("门牌地址"), lambda row: row.household.address if row.household else ""),
        Column("division", pgettext("one", "网格"), lambda row: names.get(row.division, row.division)),
        Column("issued_at", _("制发时间"), kind="moment"),
        Column("revoked_at", _("作废时间"), kind="moment", optional=True),
        Column("reason", _("作废原因"), optional=True),
    ]
    return Table(
        "people-doorplates",
        _("数字门牌"),
        columns,
        paged.rows,
        row_url=lambda row: reverse("people.doorplate", args=[row.pk]),
        more_url=paged.more_url,
        filters=words,
        empty=Empty(_("没有符合条件的门牌"), _("在“批量印制”里可以为一个村或网格一次制发。"), icon="qrcode"),
    )


@page("households/doorplates/<int:pk>/", allow=People.DOORPLATES, surface="desk")
def doorplate(request: Request, pk: int) -> HttpResponse:
    """One plate: where it hangs, its code, how to print it and how to end it."""
    plate = get_object_or_404(Doorplate.objects.select_related("household"), pk=pk)
    bound = bind(RevokeGiven, request.POST if request.method == "POST" else None)
    if bound.ok:
        try:
            revoke(plate, bound.value, by=request.actor, client_id=once(bound))
            messages.success(request, _("已作废。扫这块门牌不再打开任何页面。"))
            return redirect("people.doorplate", pk=pk)
        except Refused as refusal:
            bound.refuse(str(refusal.message), refusal.field)
    return show(
        request,
        "people/doorplates/page.html",
        "people.doorplate_list",
        plate=plate,
        code=grouped(plate.code),
        place=names_of({plate.division}).get(plate.division, ""),
        phone=numbers_to_call({plate.division})[plate.division],
        bound=bound,
    )


@page("households/doorplates/<int:pk>/print/", allow=People.DOORPLATES, surface="desk", name="people.doorplate_print")
@require_safe
def print_one(_request: Request, pk: int) -> HttpResponse:
    """One plate as PDF; a revoked one is not printed again."""
    plate = get_object_or_404(Doorplate, pk=pk, revoked_at=None)
    answer = HttpResponse(pdf_of(read_plates([plate.pk])), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="doorplate-{plate.pk}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@page("households/<int:pk>/doorplate/", allow=People.DOORPLATES, surface="desk", name="people.issue_plate")
@require_POST
def issue_plate(request: Request, pk: int) -> HttpResponse:
    """A plate for one door: its first, or the next after one was revoked."""
    found = get_object_or_404(Household, pk=pk)
    try:
        plate = issue_one(found, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
        return redirect("people.household", pk=pk)
    messages.success(request, _("已制发，可以打印。"))
    return redirect("people.doorplate", pk=plate.pk)
