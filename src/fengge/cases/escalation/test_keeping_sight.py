"""Whoever read a case where it happened reads it still once it went up: every post of that place, unless it is sealed."""

from datetime import timedelta

import pytest
from tests.world import TOWN, VILLAGE

from fengge.cases.models import Case
from fengge.cases.triage.suggesting import suggest
from fengge.core.access import Secrecy, scope
from fengge.core.clock import now

BOTH = [{"role": "applicant", "name": "田大山"}, {"role": "respondent", "name": "冉小河"}]


@pytest.fixture
def clerk(world):
    """Of the village, in no unit: never holds a case, and is in nobody's team."""
    return world.worker("文书小田", "village_clerk", VILLAGE, None)


def seen(worker, case):
    """By both walls, the database's with the manager lifted, and on the page."""
    with scope(worker.actor):
        found = Case.objects.filter(pk=case.pk).exists()
        assert Case.everywhere.filter(pk=case.pk).exists() == found
    assert (worker.client.get(case.url).status_code == 200) == found
    return found


def doing(world, worker, case, action, **given):
    with scope(worker.actor):
        world.act(Case.objects.get(pk=case.pk), action, worker, **given)


@pytest.fixture
def taken(world):
    """Reported to the town, which gave it to the village where it happened."""
    case, town = world.a_report(village=TOWN), world.town_wang
    doing(world, town, case, "register", title="排水沟改道纠纷", kind="02", source="applied", parties=BOTH)
    way = suggest("02", ())
    doing(world, town, case, "triage", kind="02", level=way.level, rung=way.rung, route=way.route, signals=[])
    doing(world, town, case, "transfer", to_unit=world.committee.pk, reason="事发在大坪村")
    doing(world, world.mediator_zhang, case, "answer_transfer", accepted="yes")
    return case


def test_a_village_reads_on_what_happened_there_and_went_up_by_rule(world, clerk):
    case = world.accepted()
    world.sweep(now() + timedelta(days=120))
    with scope(world.town_wang.actor):
        assert Case.objects.get(pk=case.pk).rung != "village"
    assert seen(clerk, case)
    assert not seen(world.secretary_next, case)


def test_what_the_town_gave_to_a_village_stays_in_the_village_s_sight_when_it_goes_up_again(world, clerk, taken):
    assert seen(clerk, taken)
    doing(world, world.mediator_zhang, taken, "raise", reason="本村协调不了")
    with scope(world.town_wang.actor):
        case = Case.objects.get(pk=taken.pk)
    assert (case.division, case.origin_division) == (TOWN, VILLAGE)
    assert (seen(clerk, taken), seen(world.town_wang, taken), seen(world.county_chen, taken)) == (True, True, True)
    assert not seen(world.secretary_next, taken)


def test_what_was_passed_to_another_village_keeps_the_place_it_came_from(world, clerk):
    case, other = (
        world.accepted(),
        world.organisation(world.next_village, "mediation_committee", "小坪村人民调解委员会"),
    )
    neighbour = world.worker("邻村调解", "village_mediator", world.next_village, other)
    doing(world, world.mediator_zhang, case, "transfer", to_unit=other.pk, reason="对方住在小坪村")
    doing(world, neighbour, case, "answer_transfer", accepted="yes")
    doing(world, neighbour, case, "raise", reason="两村意见不一")
    assert (seen(clerk, case), seen(neighbour, case)) == (True, True)


def test_a_sealed_case_is_read_by_its_team_alone_wherever_it_is(world, clerk, taken):
    doing(world, world.mediator_zhang, taken, "raise", reason="本村协调不了")
    with scope(world.actor_seeing_all):
        Case.objects.filter(pk=taken.pk).update(secrecy=Secrecy.SEALED)
    assert not seen(clerk, taken)
    assert seen(world.mediator_zhang, taken)
