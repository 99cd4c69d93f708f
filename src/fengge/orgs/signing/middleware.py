"""What must be done before work: choose one's own password, and set up the second factor that the post asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fengge.orgs.acting import actor_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

WORK = ("/desk/", "/field/", "/screen/")
MY_ACCOUNT = "/account/"


class FirstThingsMiddleware:
    """Leads somebody signed in to what comes first; everything else waits."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on, or lead away."""
        return self._first(request) or self.get_response(request)

    def _first(self, request: HttpRequest) -> HttpResponse | None:
        at_work = request.path.startswith(WORK) or request.path == MY_ACCOUNT
        if not at_work or not request.user.is_authenticated:
            return None
        actor = actor_of(request)
        if not request.user.is_authenticated:
            return None
        if request.user.must_change_password:
            messages.warning(request, _("请先把初始密码改成您自己的密码。"))
            return HttpResponseRedirect(reverse("account_change_password"))
        if not actor.is_staff:
            messages.warning(request, _("您的岗位要求两步验证。请先设置或输入验证码。"))
            return HttpResponseRedirect(reverse(_where(request)))
        return None


def _where(request: HttpRequest) -> str:
    from allauth.mfa.utils import is_mfa_enabled

    return "mfa_reauthenticate" if is_mfa_enabled(request.user) else "mfa_activate_totp"
