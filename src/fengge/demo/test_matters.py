"""The demo county shows every stage of everything that is no dispute, and nothing that lies ahead."""

import pytest

from fengge.cases import procedures
from fengge.cases.models import Case
from fengge.core.access import system
from fengge.core.clock import local, now
from fengge.core.models import Event
from fengge.core.testing.database import database_role
from fengge.demo import loading
from fengge.demo.conftest import on_the_day
from fengge.demo.matters.playing import MATTERS, play_all
from fengge.demo.stories.workdays import CLOSES, OPENS, is_workday

LIGHT = ("hazard", "hotline", "errand", "consultation", "mediation_request", "suggestion")


@pytest.fixture
def told(db, staffed):
    """Every matter of the demo on its day: procedure, stage, when reported; and when everything happened."""
    with on_the_day():
        with database_role("fengge_worker"), system(loading.JOB):
            count = play_all(staffed)
            rows = list(Case.objects.order_by("id").values_list("procedure_key", "stage", "reported_at"))[-count:]
            moments = list(Event.objects.filter(subject_kind="cases.case").order_by("at").values_list("at", flat=True))
        yield rows, moments, now()


def test_every_stage_is_seen_and_nothing_lies_ahead(told):
    rows, moments, moment = told
    assert len(rows) == sum(MATTERS.values())
    seen = {(key, stage) for key, stage, _ in rows}
    missing = {(key, stage.key) for key in LIGHT for stage in procedures.get(key).stages} - seen
    assert {one for one in missing if one[1] != "merged"} == set()
    assert moments[-1] <= moment


def test_everybody_acts_while_offices_are_open(told):
    _, moments, _ = told
    hours = [local(moment) for moment in moments]
    assert hours
    assert [moment for moment in hours if not (is_workday(moment.date()) and OPENS <= moment.hour < CLOSES)] == []
