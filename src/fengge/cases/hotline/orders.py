"""One order: received under the platform's number, answered or handed back, urged and given more time by the platform alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from fengge.cases.engine.doing import doing
from fengge.cases.engine.facts import facts_about
from fengge.cases.engine.hands import rung_of, take_into_hands
from fengge.cases.engine.keeping import write_down
from fengge.cases.engine.moving import move
from fengge.cases.engine.settling import settle_where_it_ends
from fengge.cases.hotline.inputs import (
    YES,
    AgainGiven,
    HandBackGiven,
    OrderGiven,
    ReplyGiven,
    SendGiven,
    TimeAnswered,
    UrgedGiven,
)
from fengge.cases.models import Case, HotlineOrder
from fengge.cases.opening.arrival import Arrival
from fengge.cases.opening.inputs import Report
from fengge.cases.opening.openings import opens
from fengge.cases.opening.reporting import report
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.events import subject_kind
from fengge.core.models import Event
from fengge.core.packs import pack
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from uuid import UUID

    from fengge.cases.opening.ticket import Ticket
    from fengge.core.access import Actor

SAID = {"facts", "kind", "place_words", "name", "phone"}
NOT_SAID = {"position": None, "occurred_on": None, "photos": (), "notices": False}


@facts_about("hotline")
def facts(case: Case, _by: Actor) -> dict[str, bool]:
    """Whether a request for more time waits for the platform's word."""
    kinds = ("hotline.extension_asked", "hotline.extended")
    told = Event.objects.filter(subject_kind=subject_kind(case), subject_id=case.pk, type__in=kinds)
    waits = told.order_by("-id").values_list("type", flat=True).first() == kinds[0]
    return {"hotline.extension_asked": waits, "hotline.extension_free": not waits}


def _start() -> dict[str, Any]:
    return {"received_at": now()}


@opens("hotline", OrderGiven, start=_start)
@transaction.atomic
def receive(given: OrderGiven, *, by: Actor, ticket: Ticket, client_id: UUID | None = None) -> Case:
    """Under the platform's number and limit. A number that is here already is refused, and its case named."""
    known = HotlineOrder.objects.filter(number=given.number).select_related("case").first()
    if known and not _is_repetition(known, client_id):
        raise Refused(already(known), field="number")
    if ends_before_it_came(given):
        raise Refused(_("办结时限早于受理时间"), field="due_at")
    due, division = given.due_at.isoformat(), given.division or pack().county
    case: Case = report(
        Report.model_construct(**given.model_dump(include=SAID) | NOT_SAID), by=by, ticket=ticket, client_id=client_id,
        how=Arrival(
            division=division, channel="hotline", source="hotline", procedure="hotline", rung=rung_of(division),
            said={"upstream_number": given.number, "upstream_due": due, "words": given.words or ""},
        ),
    )  # fmt: skip
    particulars = {name: getattr(given, name) for name in ("number", "urgent", "received_at", "due_at")}
    if not known:
        HotlineOrder.objects.create(case=case, urged=given.urged or 0, **particulars)
    return case


def ends_before_it_came(given: OrderGiven) -> bool:
    """A limit before its beginning is a slip of the pen."""
    return given.due_at < given.received_at


def already(order: HotlineOrder) -> str:
    """Which case has this number."""
    return _("这个工单编号已登记为 %(case)s，没有再登记。") % {"case": order.case.number}


def _is_repetition(known: HotlineOrder, client_id: UUID | None) -> bool:
    return client_id is not None and Event.objects.filter(client_id=client_id, subject_id=known.case_id).exists()


@doing("reply", ReplyGiven, start=lambda case: {"reply": case.order.reply}, procedure="hotline")
@verb(May.SERVE, event="hotline.replied")
def reply(case: Case, given: ReplyGiven, *, by: Actor) -> Case:
    """The answer, kept until it is taken out for the platform."""
    move(case, "reply", by=by)
    take_into_hands(case, by)
    order = case.order
    order.reply, order.replied_at = given.reply, now()
    order.save(update_fields=["reply", "replied_at"])
    write_down(case, "reply", by, reply=given.reply, contacted=given.contacted)
    return case


@doing("hand_back", HandBackGiven, procedure="hotline")
@verb(May.RETURN, event="hotline.handed_back")
def hand_back(case: Case, given: HandBackGiven, *, by: Actor) -> Case:
    """Not ours: back to the platform with the reason, inside the window it allows."""
    move(case, "hand_back", by=by)
    write_down(case, "hand_back", by, reason=given.reason)
    settle_where_it_ends(case, given.reason, by)
    return case


@doing("answer_platform_time", TimeAnswered, procedure="hotline")
@verb(May.IMPORT_ORDERS, event="hotline.extended")
def answer_time(case: Case, given: TimeAnswered, *, by: Actor) -> Case:
    """The platform's word on more time: a limit of its own, or none."""
    order, granted = case.order, given.granted == YES
    if granted and given.due_at and given.due_at <= order.due_at:
        raise Refused(_("新的时限应当晚于原来的时限。"), field="due_at")
    move(case, "answer_platform_time", by=by)
    record(granted=granted, words=given.words or "")
    if granted and given.due_at:
        order.due_at = given.due_at
        order.save(update_fields=["due_at"])
        record(upstream_due=given.due_at.isoformat())
    return case


@doing("correct_reply", HandBackGiven, procedure="hotline")
@verb(May.IMPORT_ORDERS, event="hotline.reply_refused")
def correct_reply(case: Case, given: HandBackGiven, *, by: Actor) -> Case:
    """Not good enough to go back; the platform's clock was never stopped by it."""
    move(case, "correct_reply", by=by)
    record(reason=given.reason, upstream_due=case.order.due_at.isoformat())
    return case


@doing("take_back_in", AgainGiven, procedure="hotline")
@verb(May.IMPORT_ORDERS, event="hotline.sent_again")
def take_back_in(case: Case, given: AgainGiven, *, by: Actor) -> Case:
    """Not good enough for the caller, or ours after all: the same order goes on under the platform's new limit."""
    move(case, "take_back_in", by=by)
    case.settled_at, order = None, case.order
    order.due_at, order.sent_at, order.replied_at = given.due_at, None, None
    order.save(update_fields=["due_at", "sent_at", "replied_at"])
    record(reason=given.words, upstream_due=given.due_at.isoformat())
    return case


@doing("urge_upstream", UrgedGiven, procedure="hotline")
@verb(May.IMPORT_ORDERS, event="hotline.urged")
def urge_upstream(case: Case, given: UrgedGiven, *, by: Actor) -> Case:
    """Counted as the platform counts; nothing here urges in its name."""
    move(case, "urge_upstream", by=by)
    order = case.order
    order.urged += 1
    order.save(update_fields=["urged"])
    record(times=order.urged, words=given.words or "")
    return case


@doing("send", SendGiven, procedure="hotline")
@verb(May.IMPORT_ORDERS, event="hotline.sent")
def send(case: Case, _given: SendGiven, *, by: Actor) -> Case:
    """The reply is with the platform; here the order is over."""
    move(case, "send", by=by)
    order = case.order
    order.sent_at = now()
    order.save(update_fields=["sent_at"])
    settle_where_it_ends(case, order.reply, by)
    return case
