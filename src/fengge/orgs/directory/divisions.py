"""Divisions: the tree with its figures, and the list behind a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fengge.core.clock import now, today
from fengge.core.figures import Asked, get_figure, measure
from fengge.core.packs import pack
from fengge.core.pages import Nav, Request, page
from fengge.orgs.directory.frame import asked_place, day, show, without
from fengge.orgs.directory.paging import Keyset
from fengge.orgs.models import Division, Level
from fengge.orgs.permissions import Orgs
from fengge.ui import Column, Figure, Link, Panel, Table

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.orgs.models import Organisation

FEW = 12
LISTED = {"orgs.towns": Level.TOWN, "orgs.villages": Level.VILLAGE, "orgs.grids": Level.GRID}
FIGURES = {
    Level.COUNTY: ("orgs.towns", "orgs.villages", "orgs.grids", "orgs.organisations", "orgs.people"),
    Level.TOWN: ("orgs.villages", "orgs.grids", "orgs.organisations", "orgs.people"),
    Level.VILLAGE: ("orgs.grids", "orgs.organisations", "orgs.people"),
}


@page(
    "orgs/",
    allow=Orgs.READ,
    surface="desk",
    nav=Nav(gettext_lazy("组织"), "hierarchy", 900),
)
def divisions(request: Request) -> HttpResponse:
    """The county."""
    return _division(request, pack().county)


@page("orgs/divisions/<str:code>/", allow=Orgs.READ, surface="desk")
def division(request: Request, code: str) -> HttpResponse:
    """A place: what it lies in, its figures, what lies in it, its bodies."""
    return _division(request, code)


def _division(request: Request, code: str) -> HttpResponse:
    here = get_object_or_404(Division, code=code)
    children = Division.objects.current(on=today()).filter(parent=here).order_by("sort_key", "code")
    return show(
        request,
        "orgs/directory/division.html",
        "orgs.divisions",
        here=here,
        above=Division.objects.above(code).exclude(code=code),
        figures=[_shown(key, code) for key in FIGURES.get(Level(here.level), ("orgs.people",))],
        children=_table(list(children), _("下一级")) if children else None,
        bodies=[_body(body) for body in here.organisations.filter(valid_to=None).order_by("key")[:FEW]],
        facts=_facts(here),
        may_import=request.actor.may(Orgs.DIVISIONS),
    )


def _shown(key: str, place: str) -> Figure:
    declared = get_figure(key)
    if declared is None:
        raise Http404
    value = measure(declared, Asked(as_of=now(), place=place))
    return Figure(declared.title, f"{value.value:,}", declared.unit, value.url)


def _body(body: Organisation) -> Link:
    return Link(str(body), f"{reverse('orgs.appointments')}?unit={body.key}")


def _facts(here: Division) -> Panel:
    pairs: list[tuple[str, object]] = [
        (_("代码"), here.code),
        (_("类别"), here.kind_title),
        (_("有效期起"), day(here.valid_from)),
    ]
    if here.valid_to:
        pairs.append((_("撤销于"), day(here.valid_to)))
    pairs += [(_("原代码"), f"{old.code} {old.name}") for old in here.predecessors.all()]
    pairs += [(_("现代码"), f"{new.code} {new.name}") for new in here.successors.all()]
    if here.boundary:
        pairs.append((_("边界"), _("示意，无审图号")))
    return Panel(_("登记"), pairs, icon="map")


@page("orgs/places/", allow=Orgs.READ, surface="desk")
def places(request: Request) -> HttpResponse:
    """The divisions that a figure counts: one level under one place."""
    on, place = today(), asked_place(request)
    level = LISTED.get(request.GET.get("figure", ""), Level.VILLAGE)
    rows = Division.objects.current(on=on).at(level)
    if place:
        rows = rows.under(place.code)
    paged = Keyset(request, rows.select_related("parent"), "sort_key", "code")
    table = _table(paged.rows, str(level.label), more_url=paged.more_url, with_parent=True)
    words = [without(request, place.name, "place")] if place else []
    return show(request, "orgs/directory/list.html", "orgs.divisions", title=level.label, table=table, words=words)


def _table(rows: list[Division], title: str, *, more_url: str = "", with_parent: bool = False) -> Table:
    columns = [
        Column("name", _("名称")),
        Column("code", _("代码")),
        Column("kind", _("类别"), lambda row: row.kind_title),
    ]
    if with_parent:
        columns.append(Column("parent", _("上级"), lambda row: row.parent.name if row.parent else ""))
    return Table(
        "orgs-divisions",
        title,
        columns,
        rows,
        row_url=lambda row: reverse("orgs.division", args=[row.code]),
        more_url=more_url,
    )
