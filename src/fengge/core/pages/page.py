"""`@page` is the only way a view gets a URL: it names the door and opens the scope."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.module_loading import import_string

from fengge.core.access import VISITOR, Actor, known, scope
from fengge.core.pages.registry import ANY_STAFF, PUBLIC, Nav, Page, register

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http.response import HttpResponseBase

    View = Callable[..., HttpResponseBase]


class Request(HttpRequest):
    """What a view gets: a request that knows who acts."""

    actor: Actor


def page(url: str, *, allow: str, surface: str, name: str = "", nav: Nav | None = None) -> Callable[[View], View]:
    """Give a view its URL below `surface`, its permission and its scope. Undeclared or unknown permissions raise at import."""
    if allow not in (PUBLIC, ANY_STAFF) and not known(allow):
        raise ValueError(f"page {url!r} asks for the unknown permission {allow!r}")

    def declare(view: View) -> View:
        @wraps(view)
        def door(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            request.actor = actor = actor_of(request)
            if not passes(actor, allow):
                if not actor.is_staff:
                    return redirect_to_login(request.get_full_path())
                raise PermissionDenied
            with scope(actor):
                return _stored_nowhere(rendered(view(request, *args, **kwargs)), actor)

        door.allow = allow  # type: ignore[attr-defined]
        app = view.__module__.split(".")[1]
        register(Page(name or f"{app}.{view.__name__}", url, allow, surface, door, nav))
        return door

    return declare


def passes(actor: Actor, allow: str) -> bool:
    """Ring one: whether this actor may pass a door that asks for `allow`."""
    if allow == PUBLIC:
        return True
    return actor.is_staff if allow == ANY_STAFF else actor.may(allow)


def actor_of(request: HttpRequest) -> Actor:
    """Who acts: staff by the configured resolver, else a visitor holding the secrets shown in this browser session."""
    if getattr(request, "user", None) is not None and request.user.is_authenticated:
        resolver: Callable[[HttpRequest], Actor] = import_string(settings.ACTOR_RESOLVER)
        return resolver(request)
    return VISITOR.holding(*request.session.get("keys", ())) if request.session.session_key else VISITOR


def _stored_nowhere(response: HttpResponseBase, actor: Actor) -> HttpResponseBase:
    """What staff read stays on no shared computer: whoever comes after and presses Back is asked to sign in."""
    if actor.account_id is not None:
        response.headers.setdefault("Cache-Control", "private, no-store")
    return response


def rendered(response: HttpResponseBase) -> HttpResponseBase:
    """Render inside the scope: a template that asks for rows later would find none."""
    if isinstance(response, TemplateResponse):
        response.render()
    return response
