"""The day's part of meetings: those the reader is to hold, and what meetings asked the reader to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from fengge.cases.meetings import shown
from fengge.cases.meetings.listing.tables import with_counts
from fengge.cases.meetings.series import run_by
from fengge.cases.models import Decision, Meeting
from fengge.cases.permissions import May
from fengge.ui import Action, Column, Table

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.core.access import Actor

SHOWN = 6


def to_hold(actor: Actor) -> list[Table]:
    """Meetings of the reader's own place that wait for whoever runs them; no list where none does."""
    series = run_by(actor) if actor.may(May.MEET) else {}
    if not series:
        return []
    waiting = Meeting.objects.waiting().filter(series__in=series, division__in=actor.places)
    rows = list(with_counts(waiting).order_by("on", "series", "division")[:SHOWN])
    columns = [
        Column("series", _("会议"), shown.heading),
        Column("on", _("日期"), kind="day"),
        Column("items", _("议题"), lambda meeting: meeting.many, kind="number"),
        Column("decided", _("已定"), lambda meeting: meeting.decided, kind="number"),
        Column("next", _("下一步"), lambda meeting: Action(_("开会"), meeting.url)),
    ]
    table = Table("meetings", _("等着开的会"), columns, rows, row_url=lambda meeting: meeting.url)
    return [table] if rows else []


def to_carry_out(actor: Actor, at: datetime) -> list[Table]:
    """What is still to be done after a meeting, the nearest day first; no list where nothing is."""
    if not actor.may(May.CARRY_OUT):
        return []
    rows = list(Decision.objects.undone().answered_by(actor).order_by("due_on", "id")[: SHOWN + 1])
    columns = [
        Column("matter", _("议题"), lambda one: one.title),
        Column("what", _("要做什么"), str),
        Column("due", _("什么时候办好"), lambda one: shown.due_of(one, at)),
        Column("from", _("会议"), shown.meeting_of),
        Column("next", _("下一步"), lambda one: Action(_("报告办好"), one.url)),
    ]
    more = reverse("cases.decisions") if len(rows) > SHOWN else ""
    table = Table("decisions", _("要我办的决定"), columns, rows[:SHOWN], row_url=lambda one: one.url, more_url=more)
    return [table] if rows else []
