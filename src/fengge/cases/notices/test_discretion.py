"""Nobody hears by a notice of a matter that does not exist for them."""

from datetime import timedelta

import pytest

from fengge.cases import tasks
from fengge.cases.models import Case
from fengge.cases.petition.conftest import Petitions
from fengge.core.access import Secrecy, scope
from fengge.core.models import Notice
from fengge.core.testing.database import database_role


@pytest.fixture
def petitions(world):
    return Petitions(world)


def put(world, case, **columns):
    with scope(world.actor_seeing_all):
        Case.objects.filter(pk=case.pk).update(**columns)


def told(worker, case):
    with scope(worker.actor):
        return Notice.objects.filter(values__number=case.number).count()


def test_whom_a_late_petition_accuses_is_not_reminded_of_it_by_the_sweep(world, petitions):
    accused = world.worker("冯科长", "county_governance", world.county, petitions.bureau)
    case = petitions.opened(accused=[{"unit": petitions.bureau.pk, "name": "冯科长"}])
    with scope(petitions.office.actor):
        due = Case.objects.get(pk=case.pk).next_due_at
    world.sweep(due + timedelta(minutes=1))
    assert (told(accused, case), told(world.county_chen, case) > 0) == (0, True)


def test_of_a_sealed_matter_only_its_team_hears(world):
    open_case, sealed = world.accepted(), world.accepted()
    put(world, sealed, secrecy=Secrecy.SEALED, team=[f"a:{world.mediator_zhang.appointment.pk}"])
    with database_role("fengge_worker"):
        for case in (open_case, sealed):
            tasks.tell_of(case_id=case.pk, event="extension.asked", version=99, stage="accepted", holder="", but=None)
    assert (told(world.secretary_li, open_case), told(world.secretary_li, sealed)) == (1, 0)


def test_a_unit_is_not_told_on_the_desk_that_the_accused_colleague_reads(world):
    case, colleague = world.triaged(), world.worker("田同事", "town_governance", world.town, world.town_centre)
    put(world, case, unit=world.town_centre, barred=[f"p:{world.town_wang.appointment.person_id}"])
    with scope(world.actor_seeing_all):
        due = Case.objects.get(pk=case.pk).next_due_at
    world.sweep(due + timedelta(minutes=1))
    assert told(world.town_wang, case) == 0
    assert told(colleague, case) > 0
