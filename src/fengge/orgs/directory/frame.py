"""What the pages of the directory share: their tabs, and words for filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fengge.orgs.models import Division
from fengge.orgs.permissions import Orgs
from fengge.ui import Filter, Tab

if TYPE_CHECKING:
    import datetime as dt

    from django.http import HttpResponse

    from fengge.core.inputs import Bound
    from fengge.core.pages import Request

VIEWS = (
    ("orgs.divisions", "hierarchy", Orgs.READ),
    ("orgs.organisations", "building", Orgs.READ),
    ("orgs.post_list", "id", Orgs.READ),
    ("orgs.appointments", "user-check", Orgs.READ),
    ("orgs.rules", "scale", Orgs.READ),
    ("orgs.accounts", "key", Orgs.ACCOUNTS),
)


def show(request: Request, template: str, tab: str, **context: Any) -> HttpResponse:
    """Render a page of the directory under its tab."""
    kept = [(name, value) for name, value in request.GET.items() if name not in {"name", "after"} and value]
    return render(request, template, {"tabs": tabs(request, tab), "kept": kept, **context})


def day(when: dt.date | None) -> str:
    """A day with its year, as people write it."""
    return date_format(when, _("Y年n月j日")) if when else ""


def tabs(request: Request, here: str) -> list[Tab]:
    """The views of the directory that this post may open."""
    titles = {
        "orgs.divisions": _("区划"),
        "orgs.organisations": _("单位"),
        "orgs.post_list": _("岗位"),
        "orgs.appointments": _("任职"),
        "orgs.rules": _("规则"),
        "orgs.accounts": _("账号"),
    }
    return [
        Tab(titles[name], reverse(name), icon, name == here)
        for name, icon, permission in VIEWS
        if request.actor.may(permission)
    ]


def without(request: Request, title: str, *names: str) -> Filter:
    """An active filter as a word; removing it leaves the others."""
    kept = {name: value for name, value in request.GET.items() if name not in (*names, "after", "figure") and value}
    return Filter(title, f"?{urlencode(kept)}")


def asked_place(request: Request) -> Division | None:
    """The division named by `?place=`, if there is one."""
    code = request.GET.get("place", "")
    return Division.objects.filter(code=code).first() if code.isdigit() else None


def once(bound: Bound[Any]) -> UUID | None:
    """The form's own id, so that pressing twice does it once; nothing if somebody tampered with it."""
    try:
        return UUID(bound.client_id)
    except ValueError:
        return None
