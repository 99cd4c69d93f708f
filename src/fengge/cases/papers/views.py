"""`/desk/cases/<number>/files/`: a file of the case, served only through the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404

from fengge.cases.models import Attachment
from fengge.cases.permissions import May
from fengge.cases.showing.finding import case_of
from fengge.core.files import serve
from fengge.core.pages import Request, page

if TYPE_CHECKING:
    from django.http import HttpResponseBase


@page("cases/<str:number>/files/<int:pk>/", allow=May.READ, surface="desk", name="cases.attachment")
def attachment(request: Request, number: str, pk: int) -> HttpResponseBase:
    """To whoever may see the case, shown if it is a picture or a PDF."""
    case = case_of(number, request.actor)
    found = get_object_or_404(Attachment.objects.select_related("file"), case=case, pk=pk)
    return serve(found.file, download="download" in request.GET)
