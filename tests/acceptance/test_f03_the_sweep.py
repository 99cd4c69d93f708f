"""F3: ten times a batch of overdue cases, all towns, two workers at once: each goes up once, and the last one too."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from fengge.cases.models import Case
from fengge.core.access import scope
from fengge.core.models import Event
from fengge.orgs.models import Division
from tests.world import COUNTY, LONG_AGO

BATCH, TOWNS = 6, 3


@pytest.fixture
def all_towns(transactional_db, laid_world):
    """A county of several towns with ten batches of reports that nobody took."""
    world, villages = laid_world, []
    for number in range(TOWNS):
        town, village = f"{COUNTY}20{number}", f"{COUNTY}20{number}201"
        for code, parent in ((town, COUNTY), (village, town)):
            Division.objects.create(code=code, name=code, parent_id=parent, sort_key=code, valid_from=LONG_AGO)
        villages.append(village)
    cases = [world.a_report(facts=f"第{n}件", village=villages[n % TOWNS]) for n in range(10 * BATCH + 1)]
    return world, cases, max(case.next_due_at for case in cases) + timedelta(minutes=1)


def test_two_workers_send_up_every_case_of_every_town_once_and_the_one_after_the_last_batch_too(all_towns):
    world, cases, moment = all_towns

    def work():
        try:
            world.sweep(moment, batch=BATCH)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join(60)
    with scope(world.county_chen.actor):
        raised = sorted(Event.objects.filter(type="case.raised").values_list("subject_id", flat=True))
        assert raised == sorted(case.pk for case in cases)
        assert set(Case.objects.values_list("rung", flat=True)) == {"town"}
        assert Case.objects.values("division").distinct().count() == TOWNS


def test_swept_again_nothing_moves(all_towns):
    world, cases, moment = all_towns
    assert world.sweep(moment, batch=BATCH).raised == len(cases)
    assert world.sweep(moment, batch=BATCH).looked == 0
