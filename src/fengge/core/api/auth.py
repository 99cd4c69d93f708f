"""Who asks: the holder of a personal token, somebody signed in on this site, or a visitor."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from ninja.utils import check_csrf

from fengge.core.access import VISITOR, Actor
from fengge.core.api.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

SAFE = ("GET", "HEAD", "OPTIONS")
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="fengge"'}


class Held(NamedTuple):
    """What a token stands for: an actor, perhaps one who may only look."""

    actor: Actor
    read_only: bool


def actor_of(request: HttpRequest) -> Actor:
    """Raises Problem 401 for a token that is not valid (any more), 403 for one that may not be used so."""
    if header := request.headers.get("Authorization"):
        return _by_token(request, header)
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        return _by_session(request)
    return VISITOR


def _by_token(request: HttpRequest, header: str) -> Actor:
    scheme, _space, written = header.partition(" ")
    held = _resolver("TOKEN_RESOLVER")(written.strip()) if scheme.lower() == "bearer" else None
    if held is None:
        raise Problem(401, _("令牌不存在、已撤销或已过期。"), headers=CHALLENGE)
    if held.read_only and request.method not in SAFE:
        raise Problem(403, _("这个令牌只能查看，不能改动。"))
    actor: Actor = held.actor
    return actor


def _by_session(request: HttpRequest) -> Actor:
    """A browser sends its cookie wherever it is led, so a change asks for the CSRF token as every form does."""
    actor: Actor = _resolver("ACTOR_RESOLVER")(request)
    if request.method not in SAFE and check_csrf(request):
        raise Problem(403, _("缺少页面的防伪标记，请刷新页面后重试。"))
    if getattr(request.user, "must_change_password", False):
        raise Problem(403, _("请先把初始密码改成您自己的密码。"))
    return actor


@cache
def _resolver(name: str) -> Callable[..., Any]:
    found: Callable[..., Any] = import_string(getattr(settings, name))
    return found
