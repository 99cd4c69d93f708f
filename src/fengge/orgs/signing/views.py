"""Pages that stand before those of allauth which we do not use: accounts here have no e-mail and no
self-service reset.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from fengge.core.pages import PUBLIC, Request, page

if TYPE_CHECKING:
    from django.http import HttpResponse


@page("account/password/reset/", allow=PUBLIC, surface="root")
@require_safe
def forgot_password(request: Request) -> HttpResponse:
    """Whom to ask for a new first password."""
    return render(request, "account/password_reset.html")


@page("account/email/", allow=PUBLIC, surface="root")
@require_safe
def no_email(_request: Request) -> HttpResponse:
    """Accounts have no e-mail address."""
    return redirect("orgs.my_account")


@page("account/signup/", allow=PUBLIC, surface="root")
@require_safe
def no_signup(request: Request) -> HttpResponse:
    """Accounts are made by the security administrator."""
    return render(request, "account/signup_closed.html")
