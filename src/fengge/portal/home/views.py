"""Two doors to the same things: the county's first page, and the page behind a doorplate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.response import TemplateResponse

from fengge.core.pages import PUBLIC, Request, page
from fengge.portal.places import place_of_plate

if TYPE_CHECKING:
    from django.http import HttpResponse


@page("", allow=PUBLIC, surface="portal", name="portal.home")
def home(request: Request) -> HttpResponse:
    """What can be done here."""
    return TemplateResponse(request, "portal/home/page.html", {"plate": None})


@page("d/<str:code>", allow=PUBLIC, surface="portal", name="portal.doorplate")
def doorplate(request: Request, code: str) -> HttpResponse:
    """The page a plate opens: where it hangs and who answers for it. Nothing about who lives there."""
    plate = place_of_plate(request, code)
    if plate is None:
        return TemplateResponse(request, "portal/home/no_plate.html", status=404)
    return TemplateResponse(request, "portal/home/page.html", {"plate": plate})
