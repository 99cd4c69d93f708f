"""The description of the API, for programs that write programs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from fengge.core.api.answers import as_json
from fengge.core.pages import PUBLIC, page

if TYPE_CHECKING:
    from typing import Any


@page("api/v1/openapi.json", allow=PUBLIC, surface="root", name="api.openapi")
def openapi(_request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1, its words in the reader's language."""
    return HttpResponse(_description(get_language()), content_type="application/json")


@cache
def _description(_language: str | None) -> bytes:
    return as_json(schema())


def schema() -> dict[str, Any]:
    """The description as values."""
    from fengge.api.v1 import api

    described: dict[str, Any] = api.get_openapi_schema(path_prefix="api/v1/")
    return described
