"""Handing a case up the ladder, taking up what came, sending it down again with guidance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.engine.doing import doing
from fengge.cases.engine.hands import acting_as, put_into_hands, signature
from fengge.cases.engine.moving import move
from fengge.cases.escalation.climbing import step_up
from fengge.cases.escalation.inputs import RaiseGiven, SendDownGiven, TakeUpGiven
from fengge.cases.holding.colleagues import open_to
from fengge.cases.models import Alarm, Recusal
from fengge.cases.models.accused import accuses_place
from fengge.cases.permissions import May
from fengge.core.access import Secrecy
from fengge.core.clock import now, today
from fengge.core.verbs import Refused, record, verb
from fengge.orgs.models import Appointment, Organisation

if TYPE_CHECKING:
    from fengge.cases.models import Case, Holding
    from fengge.core.access import Actor


@doing("raise", RaiseGiven)
@verb(May.RAISE, event="case.raised")
def raise_case(case: Case, given: RaiseGiven, *, by: Actor, how: str = "request") -> Case:
    """Hand it up one rung: because somebody asks (`request`) or a meeting decided so (`meeting`). No limit that runs is moved.

    At the top there is nobody to hand it to: that is an alarm, never silence.
    """
    move(case, "raise", by=by)
    if case.secrecy >= Secrecy.SEALED and not given.to_unit:
        raise Refused(_("保密的事要写明交给上级哪个单位，只有这个单位看得到。"), field="to_unit")
    above, overdue = case.procedure.ladder.above(case.rung), is_late(case)
    record(by=how, reason=given.reason, overdue=overdue)
    if above is None:
        Alarm.objects.create(case=case, rung=case.rung, since=now(), at=now())
        record(event="case.alarmed", rung=case.rung)
        return case
    unit = Organisation.objects.get(pk=given.to_unit) if given.to_unit else None
    if unit:
        open_to(case, unit, "to_unit")
    record(**step_up(case, above, unit), unit=str(unit or ""))
    put_into_hands(case, None, reason=given.reason)
    return case


@doing("take_up", TakeUpGiven)
@verb(May.ACCEPT, event="case.taken_up")
def take_up(case: Case, given: TakeUpGiven, *, by: Actor) -> Case:
    """Take what came up into one's own hands, at whatever stage it is."""
    move(case, "take_up", by=by)
    holder = acting_as(by)
    put_into_hands(case, holder, reason=given.words or "")
    record(words=given.words or "", rung=case.rung)
    return case


@doing("send_down", SendDownGiven)
@verb(May.SEND_DOWN, event="case.sent_down")
def send_down(case: Case, given: SendDownGiven, *, by: Actor) -> Case:
    """Give it back to the rung below with guidance: to whoever had it there, if they still may; else openly to nobody."""
    move(case, "send_down", by=by)
    overdue, from_rung = is_late(case), case.rung
    below = case.procedure.ladder.below(case.rung)
    rung = below.key if below else case.rung
    spans = list(case.holdings.filter(rung=rung).select_related("holder__person", "holder__division").order_by("-id"))
    place = spans[0].division if spans else case.origin_division
    if accuses_place(case, place):
        raise Refused(_("这件事反映的就是下级，不能交给它办（《信访工作条例》第三十条）。"), field="reason")
    case.rung, case.division = rung, place
    case.unit_id = spans[0].unit_id if spans else None
    holder = _who_had_it(case, spans)
    put_into_hands(case, holder, reason=given.reason)
    record(
        reason=given.reason, from_rung=from_rung, rung=rung, overdue=overdue, nobody=holder is None,
        to=signature(holder) if holder else "",
    )  # fmt: skip
    return case


def _who_had_it(case: Case, spans: list[Holding]) -> Appointment | None:
    holder = next((span.holder for span in spans if span.holder), None)
    if holder is None or not Appointment.objects.current(on=today()).filter(pk=holder.pk).exists():
        return None
    away = Recusal.objects.filter(case=case, person=holder.person_id).exists()
    return None if away else holder


def is_late(case: Case) -> bool:
    """Whether an end somebody owed has passed."""
    return case.next_due_at is not None and case.next_due_at < now()
