"""The gate: a view without a declared door is refused, whatever URL leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.checks import Error, register
from django.core.exceptions import BadRequest, PermissionDenied
from django.urls import URLPattern, URLResolver, get_resolver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.http import HttpRequest, HttpResponse

# Views of kept libraries that guard themselves.
GUARDED_ELSEWHERE = ("allauth.", "django.views.i18n", "django.conf.urls.static", "whitenoise.")


def is_declared(callback: Callable[..., Any]) -> bool:
    """Whether the view says who may pass, or belongs to a library that does."""
    view = getattr(callback, "view_class", callback)
    return hasattr(callback, "allow") or view.__module__.startswith(GUARDED_ELSEWHERE)


class GateMiddleware:
    """Refuses any callback that does not declare its door."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; an address with the one character that no row can hold leads nowhere."""
        if "\x00" in request.path or "%00" in request.META["QUERY_STRING"]:
            raise BadRequest
        return self.get_response(request)

    def process_view(self, _request: HttpRequest, callback: Callable[..., Any], *_: object) -> None:
        """Refuse what is undeclared."""
        if not is_declared(callback):
            raise PermissionDenied


def _walk(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, route)
        elif isinstance(entry, URLPattern):
            yield route, entry.callback


@register
def every_view_declares_its_door(**_: object) -> list[Error]:
    """System check: walk the whole resolver."""
    return [
        Error(f"{route} has no declared door; use @page(…, allow=…)", id="fengge.E001")
        for route, callback in _walk(get_resolver())
        if not is_declared(callback)
    ]
