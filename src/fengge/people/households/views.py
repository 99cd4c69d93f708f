"""The desk's pages of households: the list, a new one, a changed one, one on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from fengge.core.inputs import bind
from fengge.core.pages import Nav, Request, page
from fengge.core.verbs import Conflict, Refused
from fengge.orgs.directory.frame import once
from fengge.people.frame import names_of, show
from fengge.people.households.ending import EndGiven, end_household
from fengge.people.households.entering import HouseholdGiven, change_household, enter_household
from fengge.people.households.listing import list_page
from fengge.people.households.revealing import looks_at, reveal_phone
from fengge.people.models import Household
from fengge.people.permissions import People

if TYPE_CHECKING:
    from django.http import HttpResponse


@page("households/", allow=People.READ, surface="desk", nav=Nav(gettext_lazy("人与户"), "users", 40))
def household_list(request: Request) -> HttpResponse:
    """Households of the actor's places."""
    return show(request, "people/households/list.html", "people.household_list", **list_page(request))


@page("households/new/", allow=People.REGISTER, surface="desk")
def new_household(request: Request) -> HttpResponse:
    """Enter a door."""
    posted = request.POST if request.method == "POST" else None
    bound = bind(HouseholdGiven, posted, initial={"division": request.GET.get("grid", "")})
    if bound.ok:
        try:
            made = enter_household(bound.value, by=request.actor, client_id=once(bound))
            messages.success(request, _("已登记。"))
            return redirect("people.household", pk=made.pk)
        except Refused as refusal:
            bound.refuse(str(refusal.message), refusal.field)
    back = reverse("people.household_list")
    return show(
        request, "people/households/form.html", "people.household_list", bound=bound, title=_("登记住户"), back=back
    )


@page("households/<int:pk>/", allow=People.READ, surface="desk")
def household(request: Request, pk: int) -> HttpResponse:
    """What is kept of a household, since when, and who looked."""
    found = get_object_or_404(Household, pk=pk)
    return show(
        request,
        "people/households/page.html",
        "people.household_list",
        household=found,
        place=names_of({found.division}).get(found.division, ""),
        plates=list(found.doorplates.order_by("-id").defer("code")),
        looks=looks_at(found),
        may_change=request.actor.may(People.REGISTER) and not found.ended_on,
        may_plates=request.actor.may(People.DOORPLATES),
    )


@page("households/<int:pk>/change/", allow=People.REGISTER, surface="desk", name="people.household_change")
def change(request: Request, pk: int) -> HttpResponse:
    """Write what the household now says. A masked phone left as it stands keeps its value."""
    found = get_object_or_404(Household, pk=pk, ended_on=None)
    bound = bind(HouseholdGiven, request.POST if request.method == "POST" else None, initial=found)
    if bound.ok:
        try:
            seen = int(bound.seen_version) if bound.seen_version.isdigit() else found.version
            change_household(found, bound.value, by=request.actor, seen_version=seen, client_id=once(bound))
            messages.success(request, _("已保存。"))
            return redirect("people.household", pk=pk)
        except Conflict as conflict:
            bound.refuse(str(conflict.message))
            found.refresh_from_db()
        except Refused as refusal:
            bound.refuse(str(refusal.message), refusal.field)
    return show(
        request,
        "people/households/form.html",
        "people.household_list",
        bound=bound,
        title=_("更正住户"),
        back=reverse("people.household", args=[pk]),
        version=found.version,
    )


@page("households/<int:pk>/phone/", allow=People.READ, surface="desk", name="people.household_phone")
@require_POST
def phone(request: Request, pk: int) -> HttpResponse:
    """Show the whole number, and write down who looked: a fragment for htmx, the page itself without it."""
    found = get_object_or_404(Household, pk=pk)
    number = reveal_phone(found, by=request.actor).phone
    template = "_phone.html" if request.headers.get("HX-Request") else "phone.html"
    return TemplateResponse(request, f"people/households/{template}", {"phone": number, "household": found})


@page("households/<int:pk>/ending/", allow=People.REGISTER, surface="desk", name="people.household_ending")
def ending(request: Request, pk: int) -> HttpResponse:
    """Take a door off the book; its plate goes with it."""
    found = get_object_or_404(Household, pk=pk, ended_on=None)
    bound = bind(EndGiven, request.POST if request.method == "POST" else None)
    if bound.ok:
        end_household(found, bound.value, by=request.actor, client_id=once(bound))
        messages.success(request, _("已注销，门牌同时作废。"))
        return redirect("people.household", pk=pk)
    back = reverse("people.household", args=[pk])
    return show(
        request, "people/households/form.html", "people.household_list", bound=bound, title=_("注销住户"), back=back
    )
