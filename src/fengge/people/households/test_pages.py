"""Households on the desk."""

import pytest
from django.urls import reverse
from tests.world import GRID

from fengge.core.access import scope
from fengge.core.models import Event
from fengge.people.conftest import NEXT_GRID
from fengge.people.models import Household

LIST = "/desk/households/"


@pytest.fixture
def desk(world):
    return world.secretary_li.client


def test_a_household_is_found_by_its_whole_phone_and_by_nothing_less(desk, enter):
    enter(phone="13800001111")
    enter("四组 1 号", phone="13900002222")
    found = desk.get(LIST, {"phone": "138 0000 1111"}).text
    assert "三组 12 号" in found
    assert "四组 1 号" not in found
    assert "三组 12 号" not in desk.get(LIST, {"phone": "1380000"}).text


def test_addresses_are_found_by_how_they_begin(desk, enter):
    enter()
    enter("四组 1 号")
    found = desk.get(LIST, {"address": "三组"}).text
    assert "三组 12 号" in found
    assert "四组 1 号" not in found


def test_the_list_shows_no_whole_number_and_the_next_village_sees_no_line(world, desk, enter):
    enter(contact="杨大年", phone="13800001111")
    shown = desk.get(LIST).text
    assert "138****1111" in shown
    assert "13800001111" not in shown
    assert "三组 12 号" not in world.secretary_next.client.get(LIST).text


def test_a_long_list_goes_on_on_the_next_page(desk, enter):
    for number in range(52):
        enter(f"五组 {number:03d} 号")
    first = desk.get(LIST)
    assert "五组 049 号" in first.text
    assert "五组 050 号" not in first.text
    assert "五组 050 号" in desk.get(LIST + first.context["table"].more_url).text


def test_a_door_is_entered_with_what_the_household_gives(desk):
    given = {"division": GRID, "address": "三组 15 号", "members": "4", "phone": "13800001111", "contact": "杨大年"}
    answer = desk.post(f"{LIST}new/", given)
    assert answer.status_code == 302
    assert "三组 15 号" in desk.get(answer.url).text


def test_pressing_twice_enters_one_door(desk, world):
    given = {"division": GRID, "address": "三组 15 号", "client_id": "7f9c24e8-3b12-4a56-9d3e-111111111111"}
    first, second = desk.post(f"{LIST}new/", given), desk.post(f"{LIST}new/", given)
    assert first.url == second.url
    with scope(world.secretary_li.actor):
        assert Household.objects.count() == 1


def test_a_wrong_phone_is_told_at_its_field_and_what_was_typed_stays(desk, world):
    answer = desk.post(f"{LIST}new/", {"division": GRID, "address": "三组 15 号", "phone": "1380000111"})
    assert "10 位" in answer.text
    assert 'value="三组 15 号"' in answer.text
    with scope(world.secretary_li.actor):
        assert not Household.objects.exists()


@pytest.mark.usefixtures("next_grid")
def test_nobody_enters_a_door_of_another_village(desk, world):
    answer = desk.post(f"{LIST}new/", {"division": NEXT_GRID, "address": "三组 15 号"})
    assert answer.status_code == 200
    with scope(world.secretary_next.actor):
        assert not Household.objects.exists()


def test_a_masked_phone_left_as_it_stands_keeps_its_value(desk, enter, world):
    household = enter(contact="杨大年", phone="13800001111")
    url = f"{LIST}{household.pk}/change/"
    assert "138****1111" in desk.get(url).text
    desk.post(url, {"division": GRID, "address": "三组 12 号", "members": "5", "phone": "138****1111"})
    with scope(world.secretary_li.actor):
        kept = Household.objects.get()
    assert (kept.phone, kept.members, kept.contact) == ("13800001111", 5, "")


def test_who_writes_second_sees_that_it_has_changed_and_overwrites_nothing(desk, enter, world):
    household = enter()
    url, given = f"{LIST}{household.pk}/change/", {"division": GRID, "address": "三组 12 号", "seen_version": "1"}
    assert desk.post(url, given | {"members": "5"}).status_code == 302
    assert "已有新的变化" in desk.post(url, given | {"members": "9"}).text
    with scope(world.secretary_li.actor):
        assert Household.objects.get().members == 5


def test_whoever_looks_at_the_whole_number_is_written_down(desk, enter, world):
    household = enter(phone="13800001111")
    page = f"{LIST}{household.pk}/"
    assert "13800001111" not in desk.get(page).text
    assert "13800001111" in desk.post(f"{page}phone/", headers={"HX-Request": "true"}).text
    assert "李书记" in desk.get(page).text
    with scope(world.secretary_li.actor):
        assert Event.objects.filter(type="household.phone_shown").count() == 1


@pytest.mark.parametrize("end", ["", "change/", "ending/"])
def test_another_village_s_household_is_not_there(world, enter, end):
    household = enter()
    assert world.secretary_next.client.get(f"{LIST}{household.pk}/{end}").status_code == 404


def test_a_mediator_may_not_read_households(world, enter):
    enter()
    assert world.mediator_zhang.client.get(reverse("people.household_list")).status_code == 403
