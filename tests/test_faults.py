"""Faults of casework, really made. A worker that is killed, and two at once, are processes here; the others stand where
they belong: a clock set back in `cases/escalation/test_sweeping.py`, a missing year of holidays in
`cases/escalation/test_calendar.py`, a withdrawn version in `cases/publishing/test_withdrawing.py`.
"""

import json
import os
import subprocess
import sys
import time
from datetime import timedelta

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from fengge.cases.models import Case, Holding
from fengge.core.access import scope
from fengge.core.clock import at, now
from fengge.core.models import Event, Notice

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]
BATCH, BATCHES = 4, 8
LONG_ENOUGH = 90  # seconds, on a busy machine


def address(role):
    it = connection.settings_dict
    return f"postgresql://{role}@/{it['NAME']}?host={it['HOST']}"


def sweeping():
    """A worker's sweep in a process of its own, on the test's database."""
    urls = {"DATABASE_URL": "app", "DATABASE_OWNER_URL": "owner", "DATABASE_WORKER_URL": "worker"}
    own = {name: address(f"fengge_{role}") for name, role in urls.items()}
    own |= {"FENGGE_DEMO": "1", "FENGGE_DB_POOL": "0", "FENGGE_DATA_DIR": str(settings.DATA_DIR)}
    command = [sys.executable, "-m", "fengge.cli", "sweep", "--batch", str(BATCH), "--json"]
    return subprocess.Popen(command, env=os.environ | own, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def done(process):
    out, err = process.communicate(timeout=LONG_ENOUGH)
    assert process.returncode == 0, err
    return json.loads(out)


@pytest.fixture
def overdue(transactional_db, laid_world):
    """Reports that nobody took for two months."""
    world = laid_world
    with at(now() - timedelta(days=60)):
        cases = [world.a_report(facts=f"第{n}件事。") for n in range(BATCH * BATCHES)]
    return world, sorted(cases, key=lambda case: (case.wakes_at, case.pk))


@pytest.fixture
def operator():
    """Whom no wall stops, with a transaction of their own."""
    with psycopg.connect(address("postgres")) as one:
        yield one


def waiting(operator):
    """How many of the worker's transactions stand before somebody else's lock."""
    operator.execute("SELECT pg_stat_clear_snapshot()")
    question = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'fengge_worker' AND wait_event_type = 'Lock'"
    return operator.execute(question).fetchone()[0]


def wait_until(condition):
    limit = time.monotonic() + LONG_ENOUGH
    while not condition():
        assert time.monotonic() < limit, "waited in vain"
        time.sleep(0.05)


def standing(world):
    """How often each case went up, which are on the upper rung, who is told, and how many holdings are open."""
    with scope(world.county_chen.actor):
        raised = sorted(Event.objects.filter(type="case.raised").values_list("subject_id", flat=True))
        above = sorted(Case.objects.filter(rung="town").values_list("pk", flat=True))
        held = sorted(Holding.objects.filter(until=None).values_list("case_id", flat=True))
    with scope(world.town_wang.actor):
        return raised, above, held, Notice.objects.count()


def test_a_worker_killed_in_the_middle_of_a_sweep_loses_its_batches_whole_and_the_next_does_them_once(
    overdue, operator
):
    world, cases = overdue
    stuck = [cases[number * BATCH + 1] for number in (2, 4)]  # a batch of each hand
    held = "SELECT FROM cases_holding WHERE case_id = ANY(%s) FOR UPDATE"
    operator.execute(held, [[case.pk for case in stuck]])
    process = sweeping()
    wait_until(lambda: process.poll() is not None or waiting(operator) == len(stuck))
    process.kill()  # kill -9: nothing of it runs any more
    process.communicate()
    operator.rollback()
    wait_until(lambda: not gone_on(operator))
    every = sorted(case.pk for case in cases)
    raised, above, open_holdings, told = standing(world)
    assert 0 < len(raised) < len(every)
    assert len(raised) % BATCH == 0
    assert raised == above
    assert not {case.pk for case in stuck} & set(raised)
    assert (open_holdings, told) == (every, len(raised))
    assert done(sweeping())["raised"] == len(every) - len(raised)
    assert standing(world) == (every, every, every, len(every))
    assert done(sweeping())["looked"] == 0


def gone_on(operator):
    """What the killed one had begun and the server has not yet found out."""
    operator.execute("SELECT pg_stat_clear_snapshot()")
    question = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'fengge_worker'"
    return operator.execute(question).fetchone()[0]


def test_two_workers_at_once_send_each_case_up_once(overdue):
    world, cases = overdue
    every = sorted(case.pk for case in cases)
    both = [sweeping() for _ in range(2)]
    found = [done(process) for process in both]
    assert sum(one["raised"] for one in found) == len(every)
    assert standing(world) == (every, every, every, len(every))
