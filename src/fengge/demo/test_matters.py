"""The demo county shows every stage of everything that is no dispute, and nothing that lies ahead."""

import pytest

from fengge.cases import procedures
from fengge.cases.models import Case
from fengge.core.access import system
from fengge.core.clock import now
from fengge.core.models import Event
from fengge.core.testing.database import database_role
from fengge.demo import loading
from fengge.demo.conftest import on_the_day
from fengge.demo.matters.playing import MATTERS, play_all

LIGHT = ("hazard", "hotline", "errand", "consultation", "mediation_request", "suggestion")


@pytest.fixture
def told(db, staffed):
    """Every matter of the demo on its day: procedure, stage, when reported; and the newest event's moment."""
    with on_the_day():
        with database_role("fengge_worker"), system(loading.JOB):
            count = play_all(staffed)
            rows = list(Case.objects.order_by("id").values_list("procedure_key", "stage", "reported_at"))[-count:]
            newest = Event.objects.order_by("-at").values_list("at", flat=True).first()
        yield rows, newest, now()


def test_every_stage_is_seen_and_nothing_lies_ahead(told):
    rows, newest, moment = told
    assert len(rows) == sum(MATTERS.values())
    seen = {(key, stage) for key, stage, _ in rows}
    missing = {(key, stage.key) for key in LIGHT for stage in procedures.get(key).stages} - seen
    assert {one for one in missing if one[1] != "merged"} == set()
    assert newest <= moment
