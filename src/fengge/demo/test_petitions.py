"""The demo county shows a petition at every stage of the procedure, and those accused do not see theirs."""

import pytest

from fengge.cases import procedures
from fengge.cases.models import Case
from fengge.core.access import system
from fengge.core.testing.database import database_role
from fengge.demo import loading
from fengge.demo.conftest import on_the_day
from fengge.demo.petitions.playing import play_petitions


@pytest.fixture
def stages(db, staffed):
    """Each petition's stage and whom it bars."""
    with on_the_day(), database_role("fengge_worker"), system(loading.JOB):
        play_petitions(staffed)
        yield list(Case.objects.filter(procedure_key="petition").values_list("stage", "barred"))


def test_every_stage_of_a_petition_is_seen(stages):
    declared = {stage.key for stage in procedures.get("petition").stages}
    assert declared - {stage for stage, _ in stages} - {"merged"} == set()
    assert any(barred for _, barred in stages)
