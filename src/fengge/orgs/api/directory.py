"""Divisions and organisations, and who one is."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from fengge.core.api import allow, answer
from fengge.core.clock import today
from fengge.core.pages import ANY_STAFF, PUBLIC
from fengge.orgs.models import Division, Organisation
from fengge.orgs.permissions import Orgs

router = Router(tags=["directory"])


class Page(Schema):
    """Which part of a list in the order of its codes or keys."""

    under: str = Field("", pattern=r"^\d{0,18}$", description="A division's code: everything in it.")
    after: str = Field("", max_length=80, pattern=r"^[0-9A-Za-z._-]*$", description="The `next` of the page before.")
    limit: int = Field(50, ge=1, le=100)


class Divisions(Page):
    """Which divisions."""

    level: int | None = Field(
        None, ge=2, le=18, description="6 county, 9 town, 12 village, 15 grid, 18 neighbour group."
    )


class DivisionShown(Schema):
    """A division by its official code, cut to its level's length."""

    code: str
    name: str
    level: int
    parent: str | None
    longitude: float | None
    latitude: float | None


class DivisionList(Schema):
    """A page of divisions."""

    items: list[DivisionShown]
    next: str | None


class OrganisationShown(Schema):
    """A body, with its public telephone number."""

    key: str
    name: str
    kind: str
    division: str
    phone: str


class OrganisationList(Schema):
    """A page of organisations."""

    items: list[OrganisationShown]
    next: str | None


class Me(Schema):
    """Who acts: a person under one appointment."""

    name: str
    appointment: int
    post: str
    title: str
    places: list[str]
    permissions: list[str]


@router.get("/divisions", response=DivisionList, operation_id="list_divisions", summary="Divisions")
@allow(PUBLIC)
def divisions(request: Any, wanted: Query[Divisions]) -> HttpResponse:
    """Those valid today."""
    del request
    rows = Division.objects.current(on=today()).filter(code__gt=wanted.after)
    rows = rows.under(wanted.under) if wanted.under else rows
    rows = rows.filter(level=wanted.level) if wanted.level else rows
    columns = ("code", "name", "level", "parent_id", "longitude", "latitude")
    found = list(rows.order_by("code").values_list(*columns)[: wanted.limit + 1])
    names = ("code", "name", "level", "parent", "longitude", "latitude")
    return answer(_page([dict(zip(names, row, strict=True)) for row in found], wanted.limit, "code"))


@router.get("/organisations", response=OrganisationList, operation_id="list_organisations", summary="Organisations")
@allow(Orgs.READ)
def organisations(request: Any, wanted: Query[Page]) -> HttpResponse:
    """Those valid today."""
    del request
    rows = Organisation.objects.current(on=today()).filter(key__gt=wanted.after)
    rows = rows.under(wanted.under) if wanted.under else rows
    found = list(rows.order_by("key")[: wanted.limit + 1])
    shown = [
        {"key": one.key, "name": str(one), "kind": one.kind, "division": one.division_id, "phone": one.phone}
        for one in found
    ]
    return answer(_page(shown, wanted.limit, "key"))


@router.get("/me", response=Me, operation_id="who_am_i", summary="Who one is")
@allow(ANY_STAFF)
def me(request: Any) -> HttpResponse:
    """The appointment one acts under, and what it allows here."""
    actor = request.actor
    return answer(
        {
            "name": actor.name,
            "appointment": actor.appointment_id,
            "post": actor.post_key,
            "title": actor.post_title,
            "places": list(actor.places),
            "permissions": sorted(actor.permissions),
        }
    )


def _page(found: list[dict[str, Any]], limit: int, cursor: str) -> dict[str, Any]:
    shown = found[:limit]
    return {"items": shown, "next": shown[-1][cursor] if len(found) > limit else None}
