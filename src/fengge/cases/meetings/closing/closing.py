"""Noting who is there, and ending a meeting: never with an item undecided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.meetings.calling.calling import must_be_open
from fengge.cases.models import Attendance, Meeting
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from fengge.cases.meetings.closing.inputs import AttendanceGiven
    from fengge.core.access import Actor


@verb(May.MEET, event="meeting.attended")
def attend(meeting: Meeting, given: AttendanceGiven, *, by: Actor) -> Meeting:
    """Note chair, minute-taker and who is present; whoever leads or writes is present."""
    must_be_open(meeting)
    meeting.chair_id, meeting.minute_taker_id = int(given.chair), int(given.minute_taker)
    meeting.others, meeting.place_words = given.others or "", given.place_words or ""
    there = {*map(int, given.present), meeting.chair_id, meeting.minute_taker_id}
    Attendance.objects.filter(meeting=meeting).exclude(appointment_id__in=there).delete()
    Attendance.objects.bulk_create(
        [Attendance(meeting=meeting, appointment_id=one) for one in sorted(there)], ignore_conflicts=True
    )
    record(present=len(there))
    return meeting


@verb(May.MEET, event="meeting.closed")
def close(meeting: Meeting, *, by: Actor) -> Meeting:
    """End it; from now on nothing of it changes."""
    must_be_open(meeting)
    undecided = list(meeting.items.filter(decided_at=None))
    if undecided:
        items = [f"{item.position}. {item.title}" for item in undecided]
        raise Refused(_("还有 %d 项没有决定，不能结束：") % len(items), items=items)
    if meeting.chair_id is None or meeting.minute_taker_id is None:
        raise Refused(_("请先记下主持人、记录人和到会的人。"))
    meeting.outcome, meeting.ended_at = Meeting.Outcome.HELD, now()
    record(items=meeting.items.count())
    return meeting
