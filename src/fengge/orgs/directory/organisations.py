"""Organisations: the list, by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from fengge.core.clock import today
from fengge.core.pages import Request, page
from fengge.orgs.directory.frame import asked_place, show, without
from fengge.orgs.directory.paging import Keyset
from fengge.orgs.models import Organisation
from fengge.orgs.permissions import Orgs
from fengge.ui import Column, Table

if TYPE_CHECKING:
    from django.http import HttpResponse


@page("orgs/organisations/", allow=Orgs.READ, surface="desk")
def organisations(request: Request) -> HttpResponse:
    """Bodies that exist today, by place and name; a line opens who is in them."""
    rows, words = Organisation.objects.current(on=today()), []
    if place := asked_place(request):
        rows, words = rows.under(place.code), [without(request, place.name, "place")]
    if name := request.GET.get("name", "").strip().replace("\0", "")[:40]:
        rows = rows.filter(name__contains=name)
    paged = Keyset(request, rows.select_related("division"), "division_id", "key")
    return show(
        request,
        "orgs/directory/list.html",
        "orgs.organisations",
        title=_("单位与组织"),
        table=_table(paged),
        words=words,
        search_label=_("名称"),
        searched=name,
    )


def _table(paged: Keyset[Organisation]) -> Table:
    columns = [
        Column("name", _("名称"), str),
        Column("division", _("所在地"), lambda row: row.division.name),
        Column("phone", _("公开电话")),
        Column("example", "", lambda row: _("示例") if row.example else ""),
    ]
    return Table(
        "orgs-organisations",
        _("单位与组织"),
        columns,
        paged.rows,
        row_url=lambda row: f"{reverse('orgs.appointments')}?unit={row.key}",
        more_url=paged.more_url,
    )
