"""How meetings, items and decisions are put into words, wherever they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.utils.translation import gettext as _

from fengge.cases import procedures
from fengge.cases.meetings.series import reason_title, said, series_of, title_of
from fengge.core.clock import ago, due_words, end_of, local
from fengge.core.packs import pack
from fengge.core.packs.triage import Triage
from fengge.orgs.naming import name_of
from fengge.ui import ClockView, Level

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.cases.models import AgendaItem, Decision, Meeting
    from fengge.core.packs.risk import Colour


def heading(meeting: Meeting) -> str:
    """`某镇 镇级周会商`."""
    return f"{name_of(meeting.division)} {title_of(meeting.series)}"


def outcome_words(meeting: Meeting) -> str:
    """How it ended, or that it waits."""
    return str(meeting.get_outcome_display()) if meeting.outcome else _("等着开")


def is_example(meeting: Meeting) -> bool:
    """Whether the county has not confirmed the rules of this series."""
    series = series_of(meeting.series)
    return series is not None and series.example


def reasons(item: AgendaItem) -> list[str]:
    """Why it is on the agenda."""
    said = [reason_title(item.meeting.series, key) for key in item.reasons]
    return [*said, *([_("临时动议：%s") % item.by_hand] if item.by_hand else [])]


def level_of(item: AgendaItem) -> Level | str:
    """The level it had, in colour's shape and word: the county's own, else that of the procedure that has levels of its own."""
    if level := pack().part(Triage).levels.get(item.level):
        return Level(level.colour, said(level))
    every = (one for procedure in procedures.declared().values() for one in procedure.levels)
    own = next((one for one in every if one.key == item.level and one.colour), None)
    return Level(cast("Colour", own.colour), own.title) if own else ""


def due_then(item: AgendaItem) -> ClockView | str:
    """The nearest end as it stood when the meeting was called."""
    if item.due_at is None:
        return ""
    called = item.meeting.called_at
    due = local(item.due_at)
    return ClockView(_("期限"), due_words(due, called), "overdue" if due < called else "running", due)


def meeting_of(decision: Decision) -> str:
    """Which series decided it, and where."""
    return f"{name_of(decision.division)} {title_of(decision.series)}"


def due_of(decision: Decision, at: datetime) -> ClockView | str:
    """By when it is to be done; once done, when that was."""
    if decision.due_on is None:
        return ""
    due = end_of(decision.due_on)
    if decision.done_at:
        return ClockView(_("办好的期限"), _("已办好"), "met", due)
    if decision.replaced_by_id:
        return ClockView(_("办好的期限"), _("已有新的决定"), "none", due)
    return ClockView(_("办好的期限"), due_words(due, at), "overdue" if due < at else "running", due)


def holder_then(item: AgendaItem) -> str:
    """In whose hands it was, and since when."""
    if not item.holder or item.held_since is None:
        return item.holder or _("无人承办")
    since = ago(local(item.held_since), local(item.meeting.called_at))
    return _("%(name)s（%(since)s）") % {"name": item.holder, "since": since}
