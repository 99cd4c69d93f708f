"""`/desk/letters/<id>/files/<file>/`: a file that came with an answer, served only through its letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.views.decorators.http import require_safe

from fengge.cases.letters.finding import file_of
from fengge.cases.permissions import May
from fengge.core.files import serve
from fengge.core.pages import Request, page

if TYPE_CHECKING:
    from django.http import HttpResponseBase


@page("letters/<int:pk>/files/<int:file>/", allow=May.LETTERS, surface="desk", name="cases.letter_file")
@require_safe
def letter_file(request: Request, pk: int, file: int) -> HttpResponseBase:
    """To whoever may read the letter, shown if it is a picture or a PDF."""
    try:
        return serve(file_of(pk, file).file, download="download" in request.GET)
    except FileNotFoundError:
        raise Http404 from None
