"""Switching to another of one's appointments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fengge.core.pages import ANY_STAFF, Request, page
from fengge.orgs.acting.actors import SESSION_KEY, appointments_of

if TYPE_CHECKING:
    from fengge.orgs.models import Appointment


@page("acting/", allow=ANY_STAFF, surface="desk")
@require_POST
def act(request: Request) -> HttpResponse:
    """Act under another appointment from now on; back to the page one came from only if it is ours."""
    chosen = _held(request, request.POST.get("appointment", ""))
    request.session[SESSION_KEY] = chosen.pk
    messages.success(request, _("现在以“%s”身份办事。") % chosen)
    back = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(back if ours else "/desk/")


def _held(request: Request, written: str) -> Appointment:
    for held in appointments_of(request):
        if str(held.pk) == written:
            return held
    raise Http404
