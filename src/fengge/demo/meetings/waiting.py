"""Today's agendas: whatever day it is, a meeting of every series waits wherever the records have something to discuss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.meetings.calling.convening import convene
from fengge.cases.meetings.calling.due import seats
from fengge.cases.meetings.series import all_series
from fengge.cases.models import Meeting
from fengge.core.clock import today
from fengge.core.events import Draft, write

if TYPE_CHECKING:
    from fengge.core.access import Actor
    from fengge.demo.ground import Ground


def call_todays(ground: Ground, by: Actor) -> int:
    """One waiting meeting for each series and place, for today; where the records have no topic, none is held. Gives how many wait.

    Where one was called today already, it stays the one.
    """
    waiting = 0
    for key, series in all_series().items():
        called = set(Meeting.objects.filter(series=key, on=today()).values_list("division", flat=True))
        places = [code for code in seats(series, today()) if code in ground.places and code not in called]
        for meeting in convene(key, series, places, today(), nth=1, by=None):
            write("meeting.called", meeting, by=by, draft=Draft({"nothing": meeting.outcome != ""}))
            waiting += meeting.outcome == ""
    return waiting
