"""Workers that die in the middle, and workers that sweep at once, on a real database that really commits."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from fengge.cases.escalation import sweeping
from fengge.cases.escalation.sweeping import sweep
from fengge.cases.models import Case
from fengge.core.access import scope
from fengge.core.clock import at
from fengge.core.models import Event
from fengge.core.testing.database import database_role

pytestmark = pytest.mark.django_db(transaction=True)
BATCH = 4


class Killed(BaseException):
    """As a signal does: no handler of ours may swallow it."""


@pytest.fixture
def overdue(transactional_db, laid_world):
    """Ten batches of reports nobody took, and the moment at which all are late."""
    world = laid_world
    cases = [world.a_report(facts=f"第{n}件事。") for n in range(10 * BATCH)]
    return world, max(case.next_due_at for case in cases) + timedelta(minutes=1)


def standing(world):
    """How often each case went up, and on which rung it is."""
    with scope(world.county_chen.actor):
        events = Event.objects.filter(type="case.raised").values_list("subject_id", flat=True)
        return sorted(events), set(Case.objects.values_list("rung", flat=True)), Case.objects.count()


def swept(moment):
    with at(moment), database_role("fengge_worker"):
        return sweep(batch=BATCH)


def test_a_worker_killed_in_the_middle_leaves_whole_batches_and_the_next_one_does_the_rest(overdue, monkeypatch):
    world, moment = overdue
    real, calls = sweeping.write_all, []

    def write_then_die(judged, when, by):
        real(judged, when, by)
        calls.append(len(judged))
        if len(calls) == 3:
            raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(sweeping, "write_all", write_then_die)
        with pytest.raises(Killed):
            swept(moment)
    events, _, _ = standing(world)
    assert len(events) == 2 * BATCH  # what the third batch had written is as if it had never been
    assert swept(moment).raised == 8 * BATCH
    events, rungs, count = standing(world)
    assert (len(events), len(set(events)), rungs) == (count, count, {"town"})


def test_two_workers_at_once_send_each_case_up_once(overdue):
    world, moment = overdue
    both, done, wrong = threading.Barrier(2), [], []

    def work():
        try:
            both.wait(10)
            done.append(swept(moment))
        except Exception as error:  # noqa: BLE001 - told below, in the test's own thread
            wrong.append(error)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join(60)
    assert wrong == []
    events, rungs, count = standing(world)
    assert (len(events), len(set(events)), rungs) == (count, count, {"town"})
    assert sum(one.raised for one in done) == count
    assert swept(moment).looked == 0


def test_a_case_somebody_is_at_is_left_to_them_and_taken_the_next_time(overdue):
    world, moment = overdue
    with scope(world.secretary_li.actor):
        held = Case.objects.select_for_update().order_by("id").first()
        found = []
        other = threading.Thread(target=lambda: (found.append(swept(moment).raised), connection.close()))
        other.start()
        other.join(60)
    assert found == [10 * BATCH - 1]
    assert swept(moment).raised == 1
    assert held.rung == "village"
