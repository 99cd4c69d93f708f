"""Loading is done once, part by part, and the same each time."""

from datetime import timedelta

import pytest

from fengge.cases.models import Case
from fengge.core.access import system
from fengge.core.clock import at, now, start_of, today
from fengge.core.testing.database import database_role
from fengge.demo import loading
from fengge.demo.conftest import SLICE, SMALL, load_slice, on_the_day
from fengge.demo.year import year
from fengge.people.models import Household


@pytest.fixture(autouse=True)
def the_day(db):
    with on_the_day():
        yield


DISPUTES_AND_WHAT_THEY_STAND_ON = 5  # parts: county, staff, accounts, doors, disputes


def cases():
    with database_role("fengge_worker"), system(loading.JOB):
        return list(Case.objects.order_by("pk").values_list("number", "stage", "version", "title"))


def households():
    with database_role("fengge_worker"), system(loading.JOB):
        return Household.objects.count()


def test_loading_again_changes_nothing(whole_slice):
    before, said = cases(), []
    with database_role("fengge_worker"):
        loading.load_parts(said.append, SLICE)
    assert said == []
    assert cases() == before


def test_what_a_stopped_loading_left_out_the_next_start_adds(monkeypatch):
    monkeypatch.setattr(loading, "PARTS", loading.PARTS[:DISPUTES_AND_WHAT_THEY_STAND_ON])

    def stop(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(loading, "tell_year", stop)
        with pytest.raises(KeyboardInterrupt):
            load_slice(SMALL)
    assert (len(cases()), households()) == (0, SMALL.households)
    load_slice(SMALL)
    assert (len(cases()), households()) == (SMALL.disputes, SMALL.households)


def test_the_same_day_has_the_same_year(staffed):
    assert year(staffed, 60) == year(staffed, 60)


def test_nothing_is_reported_in_the_future(staffed):
    with at(start_of(today()) + timedelta(minutes=5)):
        told = year(staffed, 400)
        assert all(step.at <= now() for story in told for step in story.timeline)
