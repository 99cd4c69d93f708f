"""The list of households: narrowed by grid, by telephone (exactly), by how the address begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fengge.core.inputs import mask
from fengge.orgs.directory.frame import without
from fengge.orgs.directory.paging import Keyset
from fengge.orgs.models import Level
from fengge.people.frame import asked_grid, names_of, places_of
from fengge.people.models import Doorplate, Household
from fengge.people.permissions import People
from fengge.ui import Column, Empty, Table

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from fengge.core.pages import Request
    from fengge.ui import Filter

AFTER_EVERYTHING = "\U0010ffff"


def list_page(request: Request) -> dict[str, Any]:
    """What the template draws."""
    rows, words = _narrowed(request, Household.objects.filter(ended_on=None))
    valid = Doorplate.objects.filter(household=OuterRef("pk"), revoked_at=None)
    rows = cast("QuerySet[Household]", rows.annotate(has_plate=Exists(valid)))
    paged = Keyset(request, rows, "division", "pk")
    return {
        "table": _table(paged, words),
        "grids": places_of(request, Level.VILLAGE, Level.GRID),
        "asked": {name: request.GET.get(name, "") for name in ("grid", "phone", "address")},
        "may_enter": request.actor.may(People.REGISTER),
    }


def _narrowed(request: Request, rows: QuerySet[Household]) -> tuple[QuerySet[Household], list[Filter]]:
    words: list[Filter] = []
    if grid := asked_grid(request):
        rows = rows.filter(division__gte=grid.code, division__lt=f"{grid.code}:")
        words.append(without(request, grid.name, "grid"))
    if phone := _typed(request, "phone"):
        rows = rows.filter(phone_index="".join(letter for letter in phone if letter.isdigit()) or "-")
        words.append(without(request, _("电话 %s") % mask(phone), "phone"))
    if address := _typed(request, "address"):
        rows = rows.filter(address__gte=address, address__lt=address + AFTER_EVERYTHING)
        words.append(without(request, _("门牌以“%s”开头") % address, "address"))
    return rows, words


def _typed(request: Request, name: str) -> str:
    return request.GET.get(name, "").replace("\0", "").strip()[:120]


def _table(paged: Keyset[Household], words: list[Filter]) -> Table:
    names = names_of({row.division for row in paged.rows})
    columns = [
        Column("address", _("门牌地址")),
        Column("division", pgettext("one", "网格"), lambda row: names.get(row.division, row.division)),
        Column("members", _("常住人数"), kind="number"),
        Column("contact", _("联系人"), lambda row: mask(row.contact)),
        Column("phone", _("联系电话"), lambda row: mask(row.phone)),
        Column("plate", _("门牌"), lambda row: _("有") if row.has_plate else _("未制发"), optional=True),
        Column("given_on", _("本人提供日期"), kind="day", optional=True),
    ]
    return Table(
        "people-households",
        _("住户"),
        columns,
        paged.rows,
        row_url=lambda row: reverse("people.household", args=[row.pk]),
        more_url=paged.more_url,
        filters=words,
        clear_url="?" if words else "",
        empty=Empty(_("没有符合条件的住户"), _("电话要写全；门牌地址从头写起。这里只列您辖区的住户。"), icon="users"),
    )
