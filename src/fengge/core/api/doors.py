"""`@allow` is ring one of the API: an operation names its permission, or it has no address."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from django.utils.translation import gettext as _
from ninja.decorators import decorate_view

from fengge.core.access import Actor, all_permissions, known, scope
from fengge.core.api.auth import CHALLENGE, actor_of
from fengge.core.api.problems import Problem
from fengge.core.pages import ANY_STAFF, PUBLIC, passes

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

V = TypeVar("V", bound="Callable[..., Any]")


class Request:
    """What an operation gets: Django's request, knowing who acts."""

    actor: Actor


def allow(permission: str) -> Callable[[V], V]:
    """Declare the door of the operation below: who passes, and that it runs in their scope. Stands under `@router.get(…)`."""
    if permission not in (PUBLIC, ANY_STAFF) and not known(permission):
        raise ValueError(f"an operation asks for the unknown permission {permission!r}")

    def declare(view: V) -> V:
        view.allow = permission  # type: ignore[attr-defined]
        return decorate_view(_door(permission))(view)

    return declare


def _door(permission: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    def guard(run: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(run)
        def door(request: Any, **named: Any) -> HttpResponse:
            try:
                request.actor = actor = _admitted(request, permission)
            except Problem as problem:
                return problem.response()
            with scope(actor):
                return run(request, **named)

        return door

    return guard


def _admitted(request: HttpRequest, permission: str) -> Actor:
    actor = actor_of(request)
    if passes(actor, permission):
        return actor
    if not actor.is_staff:
        raise Problem(401, headers=CHALLENGE)
    title = all_permissions()[permission].title if known(permission) else permission
    raise Problem(403, _("您的岗位没有“%(title)s”的权限。") % {"title": title})
