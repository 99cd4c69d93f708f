"""People round a table: a meeting called in the village, and what is wrong with its cases."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from fengge.cases.meetings.calling.calling import call
from fengge.cases.meetings.calling.inputs import CallGiven
from fengge.cases.meetings.closing.closing import attend, close
from fengge.cases.meetings.closing.inputs import AttendanceGiven, meeting_in
from fengge.cases.meetings.deciding.deciding import decide
from fengge.cases.meetings.deciding.inputs import DecisionGiven
from fengge.cases.meetings.deciding.owners import discussing
from fengge.cases.models import AgendaItem, Decision, Meeting
from fengge.core.access import scope, system
from fengge.core.clock import today
from fengge.core.inputs import bind
from fengge.core.testing.database import database_role

HUDDLE, CONSULTATION, DISPATCH, POSTED = "daily_huddle", "weekly_consultation", "monthly_dispatch", "posted_weekly"


class Table:
    """Whoever sits at it, by name; meetings are called, decided and closed as people do it."""

    def __init__(self, world: Any) -> None:
        self.world = world

    def call(self, by: Any, series: str = HUDDLE) -> Meeting:
        with scope(by.actor):
            return call(CallGiven(series=series), by=by.actor)

    def items(self, meeting: Meeting, by: Any) -> list[AgendaItem]:
        with scope(by.actor):
            return list(AgendaItem.objects.filter(meeting=meeting).select_related("meeting", "case"))

    def decide(
        self, item: AgendaItem, by: Any, choice: str = "keep", *, seen: int | None = None, **given: Any
    ) -> Decision:
        given = {"choice": choice, "due_on": today() + timedelta(days=3), **given}
        with scope(by.actor), discussing(item):
            bound = bind(DecisionGiven, {name: str(value) for name, value in given.items() if value is not None})
            assert bound.ok, bound.errors
            decide(item, bound.value, by=by.actor, seen_version=seen)
            return Decision.objects.get(item=item)

    def close(self, meeting: Meeting, by: Any) -> Meeting:
        one = str(by.appointment.pk)
        with scope(by.actor), meeting_in(meeting):
            attend(meeting, AttendanceGiven(chair=one, minute_taker=one, present=(one,)), by=by.actor)
            return close(meeting, by=by.actor)

    def due(self) -> int:
        """The worker's job, as its schedule calls it."""
        from fengge.cases.meetings.calling.due import call_due
        from fengge.cases.tasks import MEETINGS_DUE

        with database_role("fengge_worker"), system(MEETINGS_DUE) as by:
            return call_due(by)

    def meetings(self, by: Any, **which: Any) -> list[Meeting]:
        with scope(by.actor):
            return list(Meeting.objects.filter(**which).order_by("on", "nth"))


@pytest.fixture
def table(world: Any) -> Table:
    return Table(world)
