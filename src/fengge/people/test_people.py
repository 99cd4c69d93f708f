"""Doors and plates: nothing about a person behind a code."""

import pytest
from tests.world import GRID, VILLAGE

from fengge.core.access import VISITOR, scope
from fengge.core.verbs import NotAllowed, Refused
from fengge.orgs.models import Division
from fengge.people.doorplates.issuing import RevokeGiven, issue, issue_one, revoke
from fengge.people.households.ending import EndGiven, end_household
from fengge.people.models import Doorplate, Household, key_of


def plates_of(world, by=None):
    return issue(Division.objects.get(pk=VILLAGE), by=(by or world.secretary_li).actor)


def test_a_door_is_entered_once(enter):
    enter()
    with pytest.raises(Refused, match="已有"):
        enter()


def test_the_next_village_sees_no_household_and_no_plate(world, enter):
    enter()
    plates_of(world)
    with scope(world.secretary_next.actor):
        assert not Household.objects.exists()
        assert not Household.everywhere.exists()
        assert not Doorplate.everywhere.exists()


def test_the_next_village_issues_no_plates_here(world, enter):
    enter()
    with pytest.raises(NotAllowed, match="辖区"):
        plates_of(world, by=world.secretary_next)


def test_every_door_gets_one_plate_however_often_it_is_asked(world, enter):
    enter()
    enter("三组 13 号")
    assert len(plates_of(world)) == 2
    assert plates_of(world) == []


def test_a_scan_finds_the_place_and_not_the_people(world, enter):
    enter(contact="杨大年", phone="13800001111")
    (plate,) = plates_of(world)
    with scope(VISITOR.holding(key_of(plate.code.lower()))):
        assert Doorplate.objects.get().division == GRID
        assert not Household.everywhere.exists()


def test_a_guessed_code_opens_nothing(world, enter):
    enter()
    plates_of(world)
    with scope(VISITOR.holding(key_of("AAAA-BBBB-CCCC"))):
        assert not Doorplate.everywhere.exists()


def test_a_revoked_door_may_get_a_new_plate(world, enter):
    household = enter()
    (plate,) = plates_of(world)
    with pytest.raises(Refused, match="已有有效的门牌"):
        issue_one(household, by=world.secretary_li.actor)
    revoke(plate, RevokeGiven(reason="丢失"), by=world.secretary_li.actor)
    assert issue_one(household, by=world.secretary_li.actor).code != plate.code


def test_a_household_that_leaves_takes_back_what_it_gave_and_its_plate(world, enter):
    household = enter(contact="杨大年", phone="13800001111")
    plates_of(world)
    end_household(household, EndGiven(reason="房屋拆除"), by=world.secretary_li.actor)
    with scope(world.secretary_li.actor):
        kept = Household.objects.get()
        assert (kept.contact, kept.phone, kept.phone_index) == ("", "", None)
        assert Doorplate.objects.get().reason == "房屋拆除"
    assert plates_of(world) == []


def test_somebody_without_the_post_issues_no_plates(world):
    with pytest.raises(NotAllowed):
        issue(Division.objects.get(pk=VILLAGE), by=world.mediator_zhang.actor)
