"""My account: my appointments, which of them I begin with, where notices reach me, my password and second factor."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fengge.core.inputs import bind
from fengge.core.pages import ANY_STAFF, Request, page
from fengge.core.verbs import Refused
from fengge.orgs.acting import appointments_of
from fengge.orgs.models import Account
from fengge.orgs.reaching.choosing import ReachGiven, channels_on, choose, initial

if TYPE_CHECKING:
    from fengge.core.inputs import Bound
    from fengge.orgs.models import Appointment


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
    return _shown(request, bind(ReachGiven, initial=initial(account)))


@page("account/notices/", allow=ANY_STAFF, surface="root")
@require_POST
def my_notices(request: Request) -> HttpResponse:
    """Chooses by which channels one is told beyond the desk."""
    bound = bind(ReachGiven, request.POST)
    if bound.ok:
        try:
            choose(Account.objects.get(pk=request.actor.account_id or 0), bound.value, by=request.actor)
            messages.success(request, _("消息去向已保存。"))
            return redirect("orgs.my_account")
        except Refused as refused:
            bound.refuse(str(refused.message), refused.field)
    return _shown(request, bound, status=422)


def _shown(request: Request, bound: Bound[ReachGiven], status: int = 200) -> HttpResponse:
    account = cast("Account", request.user)
    on = channels_on()
    fields = [one for one in bound.fields if one.name.removesuffix("_to") in on]
    shown = {
        "mine": account,
        "held": appointments_of(request),
        "has_mfa": _has_mfa(account),
        "reach": bound,
        "ways": fields,
    }
    return render(request, "orgs/accounts/my_account.html", shown, status=status)


def _chosen(held: list[Appointment], written: str) -> Appointment:
    for appointment in held:
        if str(appointment.pk) == written:
            return appointment
    raise Http404


def _has_mfa(account: Account) -> bool:
    from allauth.mfa.utils import is_mfa_enabled

    return bool(is_mfa_enabled(account))
