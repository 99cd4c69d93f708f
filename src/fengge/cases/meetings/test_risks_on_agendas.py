"""Matters at risk come onto the agenda of the level that handles them, for those who may see a risk and for nobody else."""

import pytest

from fengge.cases.meetings.conftest import CONSULTATION, DISPATCH, HUDDLE
from fengge.cases.models import AgendaItem, Case, Decision, LeftOut
from fengge.cases.risk.conftest import PLAN, Dangers
from fengge.core.access import Secrecy, scope
from fengge.core.models import Event


@pytest.fixture
def dangers(world):
    return Dangers(world)


@pytest.fixture
def outsider(world):
    """Sees the village's cases and meetings by place, without clearance."""
    return world.in_post("posted_cadre")


def agenda(table, by, series=HUDDLE):
    return {item.number: item.reasons for item in table.items(table.call(by, series), by)}


def test_a_risk_is_on_the_agenda_of_the_level_where_it_is_open(world, table, dangers):
    red, blue = dangers.marked(), dangers.marked(world.accepted(), signs=["waiting"], colour="blue")
    assert agenda(table, world.secretary_li) == {red.number: ["risk"]}
    assert blue.number not in agenda(table, world.town_wang, CONSULTATION)


def test_the_town_hears_of_a_red_one_in_a_village_and_a_lifted_one_is_on_no_agenda(world, table, dangers):
    red, yellow = dangers.marked(), dangers.marked(world.accepted(), signs=["damage"], colour="yellow")
    assert agenda(table, world.town_wang, CONSULTATION) == {red.number: ["village_risk"]}
    assert agenda(table, world.county_chen, DISPATCH) == {}
    dangers.does(red, "risk_plan", **PLAN())
    dangers.does(red, "risk_lift", reason="双方和好")
    assert agenda(table, world.secretary_li) == {yellow.number: ["risk"]}


def test_who_has_no_clearance_sees_neither_the_item_nor_what_was_decided_on_it(world, table, dangers, outsider):
    case = dangers.marked()
    with scope(world.actor_seeing_all):
        assert Case.objects.get(pk=case.pk).secrecy == Secrecy.OPEN
    meeting = table.call(world.secretary_li)
    (item,) = table.items(meeting, world.secretary_li)
    table.decide(item, world.secretary_li, words="两名干部晚上去巡查", owner=world.mediator_zhang.appointment.pk)
    room = outsider.client.get(meeting.url)
    assert (room.status_code, case.number in room.text, "民转刑" in room.text) == (200, False, False)
    assert outsider.client.get(item.url).status_code == 404
    file = outsider.client.get(case.url).text
    assert case.number in file
    assert "巡查" not in file
    with scope(outsider.actor):
        assert not AgendaItem.objects.exists()
        assert not Decision.objects.exists()
        assert not Event.objects.filter(type__in=("case.discussed", "risk.discussed"), subject_id=case.pk).exists()


def test_the_office_of_whoever_is_to_see_to_a_risk_does_not_read_what_was_decided(world, table, dangers):
    colleague = world.worker("驻村同事", "posted_cadre", world.village, world.committee)
    dangers.marked()
    (item,) = table.items(table.call(world.secretary_li), world.secretary_li)
    made = table.decide(item, world.secretary_li, words="夜里巡查", owner=world.mediator_zhang.appointment.pk)
    assert world.mediator_zhang.client.get(made.url).status_code == 200
    assert colleague.client.get(made.url).status_code == 404


def test_the_team_reads_in_the_story_what_was_decided(world, table, dangers):
    case = dangers.marked()
    (item,) = table.items(table.call(world.secretary_li), world.secretary_li)
    table.decide(item, world.secretary_li, words="两名干部晚上去巡查", owner=world.mediator_zhang.appointment.pk)
    text = world.mediator_zhang.client.get(case.url).text
    assert "会上议定" in text
    assert "两名干部晚上去巡查" in text


def test_what_was_said_of_a_risk_does_not_get_out_by_the_assignment(world, table, dangers, outsider):
    case = dangers.marked()
    (item,) = table.items(table.call(world.secretary_li), world.secretary_li)
    owner = world.mediator_zhang.appointment.pk
    table.decide(item, world.secretary_li, "assign", words="看住双方，夜里巡查", owner=owner)
    assert "夜里巡查" not in outsider.client.get(case.url).text


def test_taken_up_again_it_stays_among_those_who_discussed_it(world, table, dangers, outsider):
    case = dangers.planned()
    meeting = table.call(world.secretary_li)
    (item,) = table.items(meeting, world.secretary_li)
    table.decide(item, world.secretary_li, words="夜里巡查", owner=world.mediator_zhang.appointment.pk)
    table.close(meeting, world.secretary_li)
    dangers.does(case, "risk_lift", reason="双方和好")
    (again,) = table.items(table.call(world.secretary_li), world.secretary_li)
    assert (again.reasons, again.secrecy) == (["undone"], Secrecy.TEAM)
    assert outsider.client.get(again.url).status_code == 404


def test_in_the_room_risks_are_a_section_of_their_own(world, table, dangers):
    dangers.marked()
    dangers.marked(world.accepted())
    text = world.secretary_li.client.get(table.call(world.secretary_li).url).text
    assert text.count('<span class="section">民转刑风险</span>') == 1


def test_a_risk_that_an_agenda_left_out_is_listed_for_those_alone_who_may_read_it(world, table, dangers, outsider):
    marked = [dangers.marked(world.accepted()) for _ in range(21)]
    meeting = table.call(world.secretary_li)
    with scope(world.secretary_li.actor):
        (left,) = LeftOut.objects.filter(meeting=meeting)
    (out,) = [case for case in marked if case.pk in left.cases]
    assert (left.secrecy, meeting.left_out) == (Secrecy.TEAM, 1)
    assert out.number in world.secretary_li.client.get(f"{meeting.url}left-out/").text
    listed = outsider.client.get(f"{meeting.url}left-out/")
    assert (listed.status_code, out.number in listed.text) == (200, False)
    with scope(outsider.actor):
        assert not LeftOut.everywhere.exists()
