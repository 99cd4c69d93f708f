"""Doors and plates: nothing about a person behind a code."""

import pytest
from tests.world import VILLAGE

from fengge.core.access import VISITOR, scope
from fengge.core.verbs import NotAllowed, Refused
from fengge.orgs.models import Division
from fengge.people.doorplates.issuing import RevokeGiven, issue, revoke
from fengge.people.households.entering import HouseholdGiven, enter_household
from fengge.people.models import Doorplate, Household, key_of

GRID = VILLAGE + "001"


@pytest.fixture
def grid(world):
    return Division.objects.get(pk=GRID)


def entered(world, address="三组 12 号", **given):
    with scope(world.secretary_li.actor):
        return enter_household(
            HouseholdGiven(division=GRID, address=address, members=3, **given), by=world.secretary_li.actor
        )


def plates_of(world):
    return issue(Division.objects.get(pk=VILLAGE), by=world.secretary_li.actor)


def test_a_door_is_entered_once(world, grid):
    entered(world)
    with pytest.raises(Refused, match="已有"):
        entered(world)


def test_the_next_village_sees_no_household_and_no_plate(world, grid):
    entered(world)
    plates_of(world)
    with scope(world.secretary_next.actor):
        assert not Household.objects.exists()
        assert not Household.everywhere.exists()
        assert not Doorplate.everywhere.exists()


def test_every_door_gets_one_plate_however_often_it_is_asked(world, grid):
    entered(world)
    entered(world, "三组 13 号")
    assert len(plates_of(world)) == 2
    assert plates_of(world) == []


def test_a_scan_finds_the_place_and_not_the_people(world, grid):
    entered(world, contact="杨大年", phone="13800001111")
    (plate,) = plates_of(world)
    with scope(VISITOR.holding(key_of(plate.code.lower()))):
        assert Doorplate.objects.get().division == GRID
        assert not Household.everywhere.exists()


def test_a_guessed_code_opens_nothing(world, grid):
    entered(world)
    plates_of(world)
    with scope(VISITOR.holding(key_of("AAAA-BBBB-CCCC"))):
        assert not Doorplate.everywhere.exists()


def test_a_revoked_door_may_get_a_new_plate(world, grid):
    entered(world)
    (plate,) = plates_of(world)
    revoke(plate, RevokeGiven(reason="丢失"), by=world.secretary_li.actor)
    (new,) = plates_of(world)
    assert new.code != plate.code


def test_somebody_without_the_post_issues_no_plates(world, grid):
    with pytest.raises(NotAllowed):
        issue(Division.objects.get(pk=VILLAGE), by=world.mediator_zhang.actor)
