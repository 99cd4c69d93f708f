"""关于我的记录: what is kept and why, and changing or taking back what one gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from fengge.cases.models import Case, Party
from fengge.cases.notes.correcting import ContactGiven, correct_contact
from fengge.core.inputs import bind
from fengge.core.pages import PUBLIC, Request, page
from fengge.portal.tickets import ticket_of, tickets

if TYPE_CHECKING:
    from django.http import HttpResponse


@page("rights/", allow=PUBLIC, surface="portal", name="portal.rights")
def rights(request: Request) -> HttpResponse:
    """Who keeps what, what for, how long, and one's rights (个人信息保护法 arts 17, 44-50)."""
    return TemplateResponse(request, "portal/rights/page.html", {"tickets": tickets(request)})


@page("rights/<str:code>/", allow=PUBLIC, surface="portal", name="portal.record")
@cache_control(private=True, no_store=True)
def record(request: Request, code: str) -> HttpResponse:
    """What the case keeps about whoever reported it; correct it or take it back."""
    case = Case.objects.filter(public_code=code).first() if ticket_of(request, code) else None
    if case is None:
        return redirect("portal.track")
    me = Party.objects.filter(case=case, reporter=True).first()
    bound = bind(ContactGiven, request.POST if request.method == "POST" else None, initial=me)
    if bound.ok:
        correct_contact(case, bound.value, by=request.actor)
        messages.success(request, _("已改好。原来的联系方式不再使用。"))
        return redirect("portal.record", code)
    context = {"case": case, "me": me, "bound": bound}
    return TemplateResponse(request, "portal/rights/record.html", context, status=422 if bound.errors else 200)
