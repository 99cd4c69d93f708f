"""Everything the minutes need, as plain values, read once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fengge.cases.engine.hands import signature
from fengge.cases.meetings import shown
from fengge.cases.meetings.room.looking import decision_of, items_of
from fengge.cases.models import Attendance
from fengge.core.clock import local
from fengge.orgs.naming import name_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from fengge.cases.models import AgendaItem, Meeting


@dataclass(frozen=True)
class Resolved:
    """One matter with what was decided."""

    position: int
    number: str
    title: str
    reasons: str
    holder: str
    decision: str
    owner: str
    due_on: date | None


@dataclass(frozen=True)
class Minutes:
    """A meeting on paper."""

    title: str
    place: str
    on: date
    began: datetime
    ended: datetime | None
    outcome: str
    chair: str
    minute_taker: str
    present: list[str]
    others: str
    left_out: int
    items: list[Resolved] = field(default_factory=list)


def minutes_of(meeting: Meeting) -> Minutes:
    """As far as the reader may see the agenda."""
    rows = Attendance.objects.filter(meeting=meeting).select_related("appointment__person").order_by("id")
    return Minutes(
        shown.heading(meeting),
        meeting.place_words or name_of(meeting.division),
        meeting.on,
        local(meeting.called_at),
        local(meeting.ended_at) if meeting.ended_at else None,
        shown.outcome_words(meeting),
        meeting.chair.person.name if meeting.chair else "",
        meeting.minute_taker.person.name if meeting.minute_taker else "",
        [one.appointment.person.name for one in rows],
        meeting.others,
        meeting.left_out,
        [_resolved(item) for item in items_of(meeting)],
    )


def _resolved(item: AgendaItem) -> Resolved:
    decision = decision_of(item)
    return Resolved(
        item.position,
        item.number,
        item.title,
        "；".join(shown.reasons(item)),
        item.holder,
        str(decision) if decision else "",
        signature(decision.owner) if decision and decision.owner else "",
        decision.due_on if decision else None,
    )
