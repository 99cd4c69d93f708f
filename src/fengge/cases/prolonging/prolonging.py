"""Asking for more time, and the answer of the unit's head. Only an approval moves the clock, and only once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.cases.engine.doing import doing
from fengge.cases.engine.moving import move
from fengge.cases.engine.timing import clocks_of
from fengge.cases.models import Extension
from fengge.cases.permissions import May
from fengge.cases.procedure import Clock, current
from fengge.cases.procedures.escalation import BY_THE_HEAD, MOST_DAYS
from fengge.core.calendar.county import county_calendar
from fengge.core.clock import now
from fengge.core.inputs import Choice, Input, Line, Whole, field
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from datetime import date

    from fengge.cases.models import Case
    from fengge.core.access import Actor


class AskTimeGiven(Input):
    """How much, and why."""

    days: Whole = field(lazy("延长几天"), min=1, max=MOST_DAYS, inputmode="numeric")
    reason: Line = field(lazy("延期理由"), max=300, help=lazy("单位负责人批准后，当事人也会知道"))


class AnswerTimeGiven(Input):
    """Yes or no, and a word."""

    granted: Choice = field(
        lazy("审批"), choices=[("yes", lazy("同意延期")), ("no", lazy("不同意，按原期限办"))], widget="radio"
    )
    answer: Line | None = field(lazy("审批意见"), max=300, when=("granted", "no"), required=True)


@doing("ask_time", AskTimeGiven)
@verb(May.EXTEND, event="extension.asked")
def ask_time(case: Case, given: AskTimeGiven, *, by: Actor) -> Case:
    """Ask the unit's head for more time. Until they answer, the clock runs on."""
    move(case, "ask_time", by=by)
    clock = _running(case)
    Extension.objects.create(
        case=case, deadline=clock.key, days=given.days, until=lengthened(clock, given.days), reason=given.reason,
        by_id=by.appointment_id, at=now(),
    )  # fmt: skip
    record(deadline=clock.key, days=given.days, reason=given.reason)
    return case


@doing("answer_time", AnswerTimeGiven)
@verb(May.GRANT_TIME, event="extension.granted")
def answer_time(case: Case, given: AnswerTimeGiven, *, by: Actor) -> Case:
    """Grant it or not. Nobody answers what they asked for themselves, and what is late already cannot be saved."""
    granted = given.granted == "yes"
    move(case, "answer_time", by=by, outcome="granted" if granted else "declined")
    asked = case.extensions.get(approved=None)
    if asked.by_id == by.appointment_id:
        raise Refused(_("自己申请的延期，要由别的负责人审批。"))
    if granted:
        asked.until = lengthened(_running(case), asked.days)
    asked.approved, asked.answer = granted, given.answer or ""
    asked.answered_by_id, asked.answered_at = by.appointment_id, now()
    asked.save()
    record(deadline=asked.deadline, days=asked.days, answer=asked.answer, event="" if granted else "extension.declined")
    return case


def _running(case: Case) -> Clock:
    """The clock of the limit a head may lengthen, if it still runs in time."""
    extends = [one.key for one in case.procedure.deadlines if one.extends == BY_THE_HEAD]
    clocks = current(clocks_of(case, now()))
    found = next((clocks[key] for key in extends if key in clocks), None)
    if found is None or not found.is_open or found.due_at is None:
        raise Refused(_("办理期限没有在计时，不能延长。"))
    if found.is_overdue:
        raise Refused(_("办理期限已过，不能再延长。"))
    return found


def lengthened(clock: Clock, days: int) -> date:
    """The day it ends on with so many more, counted in its own unit."""
    return clock.term.later(clock.due_at or now(), timedelta(days=days), county_calendar()).date()
