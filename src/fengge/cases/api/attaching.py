"""Files of a case: fetched through the case's scope, and by no other address. New ones come in by the action `attach`."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase

from fengge.cases.api.finding import case_of
from fengge.cases.api.router import router
from fengge.cases.permissions import May
from fengge.core.api import allow
from fengge.core.files import serve

BINARY = {
    "responses": {
        200: {"description": "The file", "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}}
    }
}


@router.get(
    "/cases/{number}/attachments/{key}",
    tags=["cases"],
    operation_id="get_attachment",
    summary="A file",
    openapi_extra=BINARY,
)
@allow(May.READ)
def attachment(request: Any, number: str, key: int) -> HttpResponseBase:
    """The file as it was given in; photos without what the camera wrote beside them."""
    del request
    found = case_of(number).attachments.select_related("file").filter(pk=key).first() if 0 < key < MOST else None
    if found is None:
        raise Http404
    try:
        return serve(found.file, download=True)
    except FileNotFoundError:
        raise Http404 from None


MOST = 2**63
