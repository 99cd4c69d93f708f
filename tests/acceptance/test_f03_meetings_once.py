"""F3, of meetings: two workers at once, a crash in the middle, a clock set back; every place has its meeting once."""

import threading
from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.db import connection

from fengge.cases.meetings.calling import due
from fengge.cases.models import AgendaItem, Case, Meeting
from fengge.cases.tasks import meetings_due
from fengge.core.access import scope
from fengge.core.clock import ZONE, at
from fengge.core.testing.database import database_role

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)


@pytest.fixture
def world(transactional_db, laid_world):
    """A county with something overdue in a village."""
    world = laid_world
    with at(MONDAY - timedelta(days=60)):
        case = world.accepted()
    with scope(world.actor_seeing_all):
        Case.objects.filter(pk=case.pk).update(next_due_at=MONDAY - timedelta(days=1))
    return world


def work(moment=MONDAY):
    with at(moment), database_role("fengge_worker"):
        meetings_due(0)


def meetings(world):
    with scope(world.county_chen.actor):
        return Counter(Meeting.objects.values_list("series", "division", "on"))


def test_two_workers_call_every_meeting_once(world):
    def one():
        try:
            work()
        finally:
            connection.close()

    workers = [threading.Thread(target=one) for _ in range(2)]
    for each in workers:
        each.start()
    for each in workers:
        each.join(60)
    found = meetings(world)
    assert len(found) == 4
    assert set(found.values()) == {1}
    with scope(world.county_chen.actor):
        assert AgendaItem.objects.count() == len({item.meeting_id for item in AgendaItem.objects.all()})


def test_a_crash_in_the_middle_leaves_nothing_half_done_and_the_next_run_does_it_all(world, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(due, "write", lambda *_, **__: (_ for _ in ()).throw(RuntimeError("power cut")))
        with pytest.raises(RuntimeError):
            work()
    assert meetings(world) == {}
    work()
    assert len(meetings(world)) == 4


def test_a_clock_set_back_calls_nothing_again(world):
    work()
    before = meetings(world)
    for moment in (MONDAY - timedelta(hours=2), MONDAY - timedelta(days=3), MONDAY):
        work(moment)
    after = meetings(world)
    assert set(after.values()) == {1}
    assert {one for one in after if one[2] == MONDAY.date()} == {one for one in before if one[2] == MONDAY.date()}
