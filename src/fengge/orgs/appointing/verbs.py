"""Appoint, and end an appointment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fengge.core.verbs import Refused, record, verb
from fengge.orgs.appointing.duties import hand_over, open_duties
from fengge.orgs.county.posts import posts
from fengge.orgs.models import Appointment, AppointmentKind, Person
from fengge.orgs.permissions import Orgs

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from fengge.core.access import Actor
    from fengge.orgs.models import Division, Organisation


Lines = tuple["Organisation", "Organisation", "Organisation"]


@dataclass(frozen=True)
class Terms:
    """What an appointment says. A posting's `lines` are who dispatches, who manages and who uses."""

    post: str
    division: Division
    since: dt.date
    until: dt.date | None = None
    organisation: Organisation | None = None
    kind: str = AppointmentKind.REGULAR
    order_number: str = ""
    lines: Lines | None = None


@verb(Orgs.APPOINT, event="orgs.engaged")
def engage(
    name: str,
    *,
    by: Actor,
    terms: Terms,
    work_phone: str = "",
    mobile: str | None = None,
    client_id: UUID | None = None,
) -> Appointment:
    """Somebody becomes known as staff and gets a first post."""
    return _appoint(Person.objects.create(name=name, work_phone=work_phone, mobile=mobile), terms)


@verb(Orgs.APPOINT, event="orgs.appointed")
def appoint(person: Person, *, by: Actor, terms: Terms) -> Appointment:
    """Give the person the post in the place."""
    return _appoint(person, terms)


def _appoint(person: Person, terms: Terms) -> Appointment:
    dispatching, managing, using = terms.lines or (None, None, None)
    appointment = Appointment(
        person=person,
        post=terms.post,
        division=terms.division,
        organisation=terms.organisation,
        kind=terms.kind,
        order_number=terms.order_number,
        valid_from=terms.since,
        valid_to=terms.until,
        dispatching=dispatching,
        managing=managing,
        using=using,
    )
    _check(appointment)
    _insert(appointment)
    record(appointment=appointment.pk, post=terms.post, division=terms.division.pk, since=terms.since.isoformat())
    return appointment


def _check(new: Appointment) -> None:
    if new.post not in posts().posts:
        raise Refused(_("没有这个岗位，请从列表中选择。"), field="post")
    if not new.division.is_current(new.valid_from):
        raise Refused(_("“%s”在任职开始那天不存在或已撤销。") % new.division, field="division")
    if new.valid_to and new.valid_to <= new.valid_from:
        raise Refused(_("结束日期应晚于开始日期。"), field="until")
    if (new.kind == AppointmentKind.POSTING) != bool(new.dispatching_id):
        raise Refused(_("驻村任职须写明派出、管理、使用三个单位，其他任职不写。"), field="dispatching")


def _insert(appointment: Appointment) -> None:
    try:
        with transaction.atomic():
            appointment.save()
    except IntegrityError as error:
        if "administrators_exclude_one_another" in str(error):
            words = _("系统管理员、安全管理员、安全审计员须由三个人分别担任，不能兼任。")
            raise Refused(words, field="post") from error
        if "one_appointment_of_a_kind_at_a_time" in str(error):
            raise Refused(_("这段时间里此人已有同一任职。"), field="since") from error
        raise


@verb(Orgs.APPOINT, event="orgs.appointment_ended")
def end_appointment(
    appointment: Appointment, *, by: Actor, on: dt.date, reason: str, successor: Appointment | None = None
) -> Appointment:
    """End it on that day and hand everything open to the successor, all in one change."""
    if appointment.valid_to and appointment.valid_to <= on:
        raise Refused(_("这项任职已于 %s 结束。") % appointment.valid_to)
    if on < appointment.valid_from:
        raise Refused(_("结束日期不能早于任职开始的日期。"), field="on")
    _check_successor(appointment, successor, on)
    handed = hand_over(appointment, successor, by) if successor else {}
    appointment.valid_to = on
    record(reason=reason, successor=successor.pk if successor else None, handed_over=handed)
    return appointment


def _check_successor(appointment: Appointment, successor: Appointment | None, on: dt.date) -> None:
    if successor is None:
        waiting = open_duties(appointment)
        if waiting:
            items = [
                _("%(title)s %(count)d 件") % {"title": duty.title, "count": count} for duty, count in waiting.items()
            ]
            raise Refused(_("手中还有未办完的事，请选择接手人：%s。") % "、".join(items), field="successor")
        return
    if successor.pk == appointment.pk or not successor.is_current(on):
        raise Refused(_("接手人须是另一项当天有效的任职。"), field="successor")
