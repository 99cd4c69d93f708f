"""Appointments: who holds which post where, and one of them on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from fengge.core.clock import today
from fengge.core.pages import Request, page
from fengge.orgs.county.posts import post_title
from fengge.orgs.directory.frame import asked_place, day, show, without
from fengge.orgs.directory.paging import Keyset
from fengge.orgs.models import Appointment, AppointmentKind, Organisation
from fengge.orgs.permissions import Orgs
from fengge.ui import Action, Column, Panel, Table

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.orgs.models.appointment import AppointmentQuerySet
    from fengge.ui import Filter


@page("orgs/appointments/", allow=Orgs.READ, surface="desk")
def appointments(request: Request) -> HttpResponse:
    """Those that hold today, narrowed by place, unit, post and name."""
    rows, words = _narrowed(request, Appointment.objects.current(on=today()))
    name = request.GET.get("name", "").strip().replace("\0", "")[:40]
    if name:
        rows = rows.filter(person__name__startswith=name)
    paged = Keyset(request, rows.select_related("person", "division", "organisation"), "division_id", "pk")
    tools = [Action(_("任命"), reverse("orgs.new_appointment"), "primary", icon="user-plus")]
    return show(
        request,
        "orgs/directory/list.html",
        "orgs.appointments",
        title=_("任职"),
        table=_table(paged),
        words=words,
        search_label=_("姓名"),
        searched=name,
        tools=tools if request.actor.may(Orgs.APPOINT) else [],
    )


def _narrowed(request: Request, rows: AppointmentQuerySet) -> tuple[AppointmentQuerySet, list[Filter]]:
    words: list[Filter] = []
    if place := asked_place(request):
        rows, words = rows.under(place.code), [*words, without(request, place.name, "place")]
    if unit := Organisation.objects.filter(key=request.GET.get("unit", "").replace("\0", "")).first():
        rows, words = rows.filter(organisation=unit), [*words, without(request, str(unit), "unit")]
    if post := request.GET.get("post", "").replace("\0", ""):
        rows, words = rows.holding(post), [*words, without(request, post_title(post), "post")]
    return rows, words


def _table(paged: Keyset[Appointment]) -> Table:
    columns = [
        Column("person", _("姓名"), lambda row: row.person.name),
        Column("post", _("岗位"), lambda row: row.post_title),
        Column("division", _("所在地"), lambda row: row.division.name),
        Column("organisation", _("单位"), lambda row: str(row.organisation or "")),
        Column("kind", _("方式"), lambda row: row.get_kind_display()),
        Column("valid_from", _("自"), lambda row: day(row.valid_from)),
    ]
    return Table(
        "orgs-appointments",
        _("任职"),
        columns,
        paged.rows,
        row_url=lambda row: reverse("orgs.appointment", args=[row.pk]),
        more_url=paged.more_url,
    )


@page("orgs/appointments/<int:pk>/", allow=Orgs.READ, surface="desk")
def appointment(request: Request, pk: int) -> HttpResponse:
    """One appointment: its facts, the person's others, and how to end it."""
    related = ("person", "division", "organisation", "dispatching", "managing", "using")
    held = get_object_or_404(Appointment.objects.select_related(*related), pk=pk)
    others = held.person.appointments.exclude(pk=pk).select_related("division").order_by("-valid_from")
    return show(
        request,
        "orgs/directory/appointment.html",
        "orgs.appointments",
        held=held,
        facts=_facts(held),
        others=others,
        has_account=hasattr(held.person, "account"),
        may_end=request.actor.may(Orgs.APPOINT) and held.is_current(today()),
        may_manage_accounts=request.actor.may(Orgs.ACCOUNTS),
    )


def _facts(held: Appointment) -> Panel:
    pairs: list[tuple[str, object]] = [
        (_("岗位"), held.post_title),
        (_("所在地"), held.division.name),
        (_("单位"), held.organisation),
        (_("方式"), held.get_kind_display()),
        (_("文号"), held.order_number),
        (_("起"), day(held.valid_from)),
        (_("止"), day(held.valid_to)),
        (_("工作电话"), held.person.work_phone),
    ]
    if held.kind == AppointmentKind.POSTING:
        lines = (held.dispatching, held.managing, held.using)
        pairs += list(zip((_("派出单位"), _("管理单位"), _("使用单位")), lines, strict=True))
    return Panel(_("任职"), [(title, value) for title, value in pairs if value], icon="id")
