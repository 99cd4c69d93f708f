"""Who answers for a village: names and public numbers, as grid rules want them posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from fengge.core.inputs import Choice, Input, bind, field
from fengge.core.pages import PUBLIC, Request, page
from fengge.portal.places import place_of, villages

if TYPE_CHECKING:
    from django.http import HttpResponse


class VillageAsked(Input):
    """Which village."""

    village: Choice = field(_("哪个村（社区）"), choices=villages)


@page("contacts/", allow=PUBLIC, surface="portal", name="portal.contacts")
def contacts(request: Request) -> HttpResponse:
    """Choose a village, see who answers for it."""
    bound = bind(VillageAsked, request.GET if "village" in request.GET else None)
    found = place_of(bound.value.village) if bound.ok else None
    return TemplateResponse(request, "portal/contacts/page.html", {"bound": bound, "found": found})
