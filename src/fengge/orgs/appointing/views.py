"""Appointing somebody new or known, and ending an appointment with its hand-over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from fengge.core.clock import today
from fengge.core.inputs import Bound, bind
from fengge.core.pages import Request, page
from fengge.core.verbs import Refused
from fengge.orgs.appointing.duties import open_duties
from fengge.orgs.appointing.inputs import FirstAppointment, NewAppointment, ending
from fengge.orgs.appointing.verbs import Lines, Terms, appoint, end_appointment, engage
from fengge.orgs.directory.finding import division_named, organisation_named
from fengge.orgs.directory.frame import once, show
from fengge.orgs.models import Appointment, Person
from fengge.orgs.permissions import Orgs

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.core.access import Actor

FORM = "orgs/appointing/form.html"


@page("orgs/appointments/new/", allow=Orgs.APPOINT, surface="desk")
def new_appointment(request: Request) -> HttpResponse:
    """Register somebody new and give a first post, in one form."""
    bound = bind(FirstAppointment, request.POST or None, initial={"since": today(), "kind": "regular"})
    if bound.ok:
        try:
            held = _first(bound, request.actor)
        except Refused as refusal:
            bound.refuse(str(refusal.message), refusal.field)
        else:
            return _appointed(request, held)
    return show(request, FORM, "orgs.appointments", bound=bound, title=_("任命新的工作人员"), submit=_("任命"))


def _first(bound: Bound[FirstAppointment], by: Actor) -> Appointment | None:
    """The new appointment; nothing when the form came a second time and history is not for this reader."""
    asked = bound.value
    return engage(
        asked.name,
        by=by,
        terms=_terms(asked),
        work_phone=asked.work_phone or "",
        mobile=asked.mobile,
        client_id=once(bound),
    )


@page("orgs/people/<int:pk>/appointments/new/", allow=Orgs.APPOINT, surface="desk")
def appoint_person(request: Request, pk: int) -> HttpResponse:
    """Give somebody already known another post."""
    person = get_object_or_404(Person, pk=pk)
    bound = bind(NewAppointment, request.POST or None, initial={"since": today(), "kind": "regular"})
    if bound.ok:
        try:
            return _appointed(request, appoint(person, by=request.actor, terms=_terms(bound.value)))
        except Refused as refusal:
            bound.refuse(str(refusal.message), refusal.field)
    title = _("给%s另任一职") % person.name
    return show(request, FORM, "orgs.appointments", bound=bound, title=title, submit=_("任命"))


def _terms(asked: NewAppointment) -> Terms:
    """The form's words as the things they name."""
    lines = [
        organisation_named(written, field=field)
        for field in ("dispatching", "managing", "using")
        if (written := getattr(asked, field))
    ]
    return Terms(
        post=asked.post,
        division=division_named(asked.division, field="division"),
        organisation=organisation_named(asked.organisation, field="organisation") if asked.organisation else None,
        since=asked.since,
        until=asked.until,
        order_number=asked.order_number or "",
        kind=asked.kind,
        lines=cast("Lines", tuple(lines)) if lines else None,
    )


def _appointed(request: Request, held: Appointment | None) -> HttpResponse:
    if held is None:
        messages.info(request, _("这次提交已经收到，不必重复提交。"))
        return redirect("orgs.appointments")
    words = {"name": held.person.name, "place": held.division.name, "post": held.post_title}
    messages.success(request, _("已任命%(name)s为%(place)s%(post)s。") % words)
    return redirect("orgs.appointment", pk=held.pk)


@page("orgs/appointments/<int:pk>/ending/", allow=Orgs.APPOINT, surface="desk", name="orgs.ending")
def end(request: Request, pk: int) -> HttpResponse:
    """End an appointment; everything open goes to the successor in the same change."""
    held = get_object_or_404(Appointment.objects.select_related("person", "division", "organisation"), pk=pk)
    candidates = _candidates(held)
    asked = ending([(str(one.pk), f"{one.person.name} · {one}") for one in candidates])
    bound: Bound[Any] = bind(asked, request.POST or None, initial={"on": today()})
    if bound.ok and _ended(request, held, bound, candidates):
        return redirect("orgs.appointment", pk=pk)
    waiting = [(duty.title, count) for duty, count in open_duties(held).items()]
    title = _("结束%(name)s的任职：%(post)s") % {"name": held.person.name, "post": held}
    return show(
        request,
        "orgs/appointing/ending.html",
        "orgs.appointments",
        bound=bound,
        title=title,
        held=held,
        waiting=waiting,
    )


def _ended(request: Request, held: Appointment, bound: Bound[Any], candidates: list[Appointment]) -> bool:
    given = bound.value
    successor = next((one for one in candidates if str(one.pk) == given.successor), None)
    try:
        end_appointment(held, by=request.actor, on=given.on, reason=given.reason, successor=successor)
    except Refused as refusal:
        bound.refuse(str(refusal.message), refusal.field)
        return False
    messages.success(request, _("已结束任职，手中的事已全部移交。") if successor else _("已结束任职。"))
    return True


def _candidates(held: Appointment) -> list[Appointment]:
    """Who can take over: others in the same place first, then the same post one level up and beside."""
    near = Appointment.objects.current(on=today()).exclude(pk=held.pk).select_related("person", "division")
    here = list(near.filter(division_id=held.division_id).order_by("post", "pk")[:100])
    beside = near.filter(division__parent_id=held.division.parent_id, post=held.post).exclude(
        division_id=held.division_id
    )
    return here + list(beside.order_by("division_id", "pk")[:100])
