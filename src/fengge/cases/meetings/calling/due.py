"""The worker's part: today's due meetings of every series, each once, however often and by however many it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.meetings.calling.convening import convene, one_at_a_time
from fengge.cases.meetings.calling.rhythm import due_on
from fengge.cases.meetings.series import LEVELS, all_series
from fengge.cases.models import Meeting
from fengge.core.calendar.county import county_calendar
from fengge.core.clock import now
from fengge.core.events import Draft, write
from fengge.orgs.models import Appointment, AppointmentKind, Division

if TYPE_CHECKING:
    from datetime import date, datetime

    from fengge.cases.models.meetings import Meetings
    from fengge.core.access import Actor
    from fengge.core.packs.meetings import Series


def call_due(by: Actor) -> int:
    """Call what is due now and has not been called. Gives how many meetings were made, those without a topic included."""
    one_at_a_time()
    at, made = now(), 0
    for key, series in all_series().items():
        on = due_on(series, at.date(), county_calendar())
        if on is not None and is_time(series, on, at):
            lapse(key, on, by)
            made += _call(key, series, on, by)
    return made


def is_time(series: Series, on: date, at: datetime) -> bool:
    """Due, and the hour has come. Later in the same week or month a missed call is made up for."""
    return (on, series.at) <= (at.date(), at.time())


def _call(key: str, series: Series, on: date, by: Actor) -> int:
    there = set(_there(key, on).values_list("division", flat=True))
    places = [code for code in seats(series, on) if code not in there]
    if not places:
        return 0
    meetings = convene(key, series, places, on)
    for meeting in meetings:
        write("meeting.called", meeting, by=by, draft=Draft({"nothing": meeting.outcome != ""}))
    return len(meetings)


def _there(key: str, on: date) -> Meetings:
    """Those called already. A missed day is not made up for once a later meeting was called, as after a clock is set back."""
    rows: Meetings = Meeting.objects.filter(series=key)
    return rows.filter(on=on) if on == now().date() else rows.filter(on__gte=on)


def seats(series: Series, on: date) -> list[str]:
    """The divisions in which the series meets."""
    places = Division.objects.current(on=on).filter(level=LEVELS[series.level])
    if series.posted:
        posted = Appointment.objects.current(on=on).filter(kind=AppointmentKind.POSTING)
        places = places.filter(pk__in=posted.values("division_id"))
    return list(places.order_by("code").values_list("code", flat=True))


def lapse(key: str, on: date, by: Actor) -> None:
    """What waited since an earlier day, and in which nothing was decided, was not held; its matters come up again by themselves."""
    waiting = Meeting.objects.waiting().filter(series=key, on__lt=on)
    for meeting in waiting.exclude(items__decided_at__isnull=False):
        meeting.outcome, meeting.ended_at = Meeting.Outcome.LAPSED, now()
        meeting.version += 1
        meeting.save(update_fields=["outcome", "ended_at", "version"])
        write("meeting.lapsed", meeting, by=by)
