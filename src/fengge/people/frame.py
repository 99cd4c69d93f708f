"""What the pages of people share: their tabs, and a choice of grids to narrow a list by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fengge.core.clock import today
from fengge.orgs.models import Division, Level
from fengge.people.permissions import People
from fengge.ui import Tab

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.core.pages import Request

TABS = (
    ("people.household_list", "users", People.READ),
    ("people.doorplate_list", "qrcode", People.DOORPLATES),
    ("people.sheet_list", "printer", People.DOORPLATES),
    ("people.import_list", "upload", People.REGISTER),
)


def show(request: Request, template: str, tab: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """Render a page under its tab."""
    return TemplateResponse(request, template, {"tabs": _tabs(request, tab), **context}, status=status)


def _tabs(request: Request, here: str) -> list[Tab]:
    titles = {
        "people.household_list": _("住户"),
        "people.doorplate_list": _("数字门牌"),
        "people.sheet_list": _("批量印制"),
        "people.import_list": _("导入"),
    }
    return [
        Tab(titles[name], reverse(name), icon, name == here)
        for name, icon, permission in TABS
        if request.actor.may(permission)
    ]


def places_of(request: Request, *levels: Level) -> list[tuple[str, str]]:
    """Divisions of these levels within the actor's places, villages leading their grids."""
    rows = Division.objects.current(on=today()).under(*request.actor.places).filter(level__in=levels)
    return [(one.code, within(one)) for one in rows.select_related("parent").order_by("code")]


def asked_grid(request: Request) -> Division | None:
    """The grid (or village) a list is narrowed to, if the address names one."""
    code = request.GET.get("grid", "")
    return Division.objects.filter(code=code).first() if code.isdigit() else None


def names_of(codes: set[str]) -> dict[str, str]:
    """Grids in words, with their village: one query."""
    rows = Division.objects.filter(code__in=codes).select_related("parent")
    return {one.code: within(one) for one in rows}


def within(one: Division) -> str:
    """A grid with its village's name before it, unless its own name begins so. Needs `parent` at hand."""
    if one.level <= Level.VILLAGE or not one.parent or one.name.startswith(one.parent.name):
        return one.name
    return f"{one.parent.name} {one.name}"
