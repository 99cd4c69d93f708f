"""My account: my appointments, which of them I begin with, my password and second factor."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fengge.core.pages import ANY_STAFF, Request, page
from fengge.orgs.acting import appointments_of

if TYPE_CHECKING:
    from fengge.orgs.models import Account, Appointment


@page("account/", allow=ANY_STAFF, surface="root")
def my_account(request: Request) -> HttpResponse:
    """Shows it; a POST chooses the appointment to begin with."""
    account = cast("Account", request.user)
    held = appointments_of(request)
    if request.method == "POST":
        account.default_appointment = _chosen(held, request.POST.get("appointment", ""))
        account.save(update_fields=["default_appointment"])
        messages.success(request, _("下次登录先以“%s”身份办事。") % account.default_appointment)
        return redirect("orgs.my_account")
    return render(
        request, "orgs/accounts/my_account.html", {"mine": account, "held": held, "has_mfa": _has_mfa(account)}
    )


def _chosen(held: list[Appointment], written: str) -> Appointment:
    for appointment in held:
        if str(appointment.pk) == written:
            return appointment
    raise Http404


def _has_mfa(account: Account) -> bool:
    from allauth.mfa.utils import is_mfa_enabled

    return bool(is_mfa_enabled(account))
