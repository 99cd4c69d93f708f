"""A clock of a case as the desk shows it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fengge.cases.procedure import State
from fengge.core.clock import due_words, local
from fengge.ui import ClockSpan, ClockView

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.cases.models import Case
    from fengge.cases.procedure import Clock
    from fengge.core.wording import Words
    from fengge.ui.story import ClockState

SOON = timedelta(days=1)


def brief_clock(case: Case, at: datetime) -> ClockView | str:
    """What is due next, in words; an empty text when nobody owes anything."""
    return brief(_title(case), case.next_due_at, at) if case.next_due_at else ""


def brief(title: Words, due: datetime, at: datetime) -> ClockView:
    """An end that somebody owes, in words."""
    return ClockView(title, due_words(due, at), _state(due, at), local(due))


def full_clock(clock: Clock) -> ClockView:
    """One clock with the sentences that say how it came about."""
    due = local(clock.due_at) if clock.due_at else None
    why = "\n".join(str(sentence) for sentence in clock.explain())
    return ClockView(
        clock.title, _words(clock), _standing(clock), due, why=why, law=clock.law, trace=spans(clock),
        example=clock.deadline.example,
    )  # fmt: skip


def spans(clock: Clock) -> list[ClockSpan]:
    """The clock's life in stretches, where it has stood still; one that only ran needs no list of one line."""
    if len(clock.intervals) == 1 and clock.intervals[0].state == State.RUNNING:
        return []
    return every_span(clock)


def every_span(clock: Clock) -> list[ClockSpan]:
    """The clock's life in stretches, running or standing still with the reason."""
    return [
        ClockSpan(local(one.start), one.until and local(one.until), one.reason or _("计时"), one.state == State.RUNNING)
        for one in clock.intervals
    ]


def _title(case: Case) -> Words:
    keys = {deadline.key: deadline.title for deadline in case.procedure.deadlines}
    return keys.get(case.next_due_key, _("期限"))


def _state(due: datetime, at: datetime) -> ClockState:
    if due < at:
        return "overdue"
    return "soon" if due - at <= SOON else "running"


def _standing(clock: Clock) -> ClockState:
    if clock.cancelled_at:
        return "none"
    if clock.met_at:
        return "missed" if clock.due_at and clock.met_at > clock.due_at else "met"
    if clock.due_at is None:
        return "paused"
    return "none" if clock.deadline.window else _state(clock.due_at, clock.at)


def _words(clock: Clock) -> Words:
    if clock.cancelled_at:
        return _("%(day)s起不再计时") % {"day": _day(clock.cancelled_at)}
    if clock.met_at:
        return _("%(day)s完成") % {"day": _day(clock.met_at)}
    if clock.due_at is None:
        return _("已暂停")
    if clock.deadline.window:
        return _("%(day)s前都可以") % {"day": _day(clock.due_at)} if clock.due_at >= clock.at else _("已过")
    return due_words(clock.due_at, clock.at)


def _day(moment: datetime) -> str:
    return date_format(local(moment), _("n月j日"))
