"""Superiors press for a case: urging is counted, supervision is answered and lifted, and neither moves a clock."""

from datetime import timedelta

import pytest
from tests.samples import browser, holding

from fengge.cases.models import Case, CaseUrging, Supervision
from fengge.cases.supervising.inputs import RemindGiven
from fengge.cases.supervising.urging import remind
from fengge.core.access import VISITOR, scope
from fengge.core.clock import at, now, today
from fengge.core.verbs import Refused

ASKED = {"reason": "拖了两周", "requirement": "三日内拿出方案"}


@pytest.fixture
def case(world):
    return world.accepted()


def supervised(case, world, by=None, **given):
    by = by or world.town_wang
    with scope(by.actor):
        world.act(case, "supervise", by, **(ASKED | {"due_on": today() + timedelta(days=3)} | given))


def test_a_town_urges_the_village_and_the_holder_sees_how_often(world, case):
    with scope(world.town_wang.actor):
        world.act(case, "urge", world.town_wang, words="请尽快约双方")
        world.act(case, "urge", world.town_wang)
    text = world.mediator_zhang.client.get(case.url).text
    assert "请尽快约双方" in text
    assert "2 次" in text


def test_nobody_urges_what_is_in_their_own_hands(world, case):
    with scope(world.mediator_zhang.actor), pytest.raises(Refused):
        world.act(case, "urge", world.mediator_zhang)


def test_urging_and_supervising_move_no_clock(world, case):
    before = (case.next_due_at, case.next_due_key)
    with scope(world.town_wang.actor):
        world.act(case, "urge", world.town_wang)
    supervised(case, world)
    with scope(world.town_wang.actor):
        fresh = Case.objects.get(pk=case.pk)
        assert (fresh.next_due_at, fresh.next_due_key) == before


def test_a_resident_urges_once_a_day(world, case):
    resident = VISITOR.holding(case.ticket.digest)
    with scope(resident):
        remind(case, RemindGiven(words="水又淹了"), by=resident)
        with pytest.raises(Refused, match="今天已经催过"):
            remind(case, RemindGiven(), by=resident)
        with at(now() + timedelta(days=1)):
            remind(case, RemindGiven(), by=resident)
    with scope(world.secretary_li.actor):
        assert CaseUrging.objects.filter(by=None).count() == 2


def test_from_the_tracking_page_too_and_a_second_time_it_says_why_not(case):
    client, page = holding(case.ticket), f"/track/{case.public_code}/remind/"
    assert client.get(page).status_code == 200
    assert client.post(page, {"words": ""}).status_code == 302
    again = client.post(page, {"words": ""})
    assert again.status_code == 422
    assert "您今天已经催过了" in again.text


def test_without_the_ticket_nobody_urges(world, case):
    assert browser("visitor", world).post(f"/track/{case.public_code}/remind/").status_code == 302
    with scope(world.secretary_li.actor):
        assert not CaseUrging.objects.exists()


def test_what_a_resident_writes_stays_out_of_history(world, case):
    resident = VISITOR.holding(case.ticket.digest)
    with scope(resident):
        remind(case, RemindGiven(words="田大山家又来闹"), by=resident)
    text = world.town_wang.client.get(f"/api/v1/cases/{case.number}").text
    assert "田大山家又来闹" not in text


def test_supervised_answered_and_lifted(world, case):
    supervised(case, world)
    with scope(world.mediator_zhang.actor):
        world.act(case, "answer_supervision", world.mediator_zhang, answer="已约定周五到场调解")
    with scope(world.town_wang.actor):
        world.act(case, "lift_supervision", world.town_wang, reason="已见效")
        one = Supervision.objects.get()
        assert (one.answer, one.lift_reason) == ("已约定周五到场调解", "已见效")
    text = world.secretary_li.client.get(case.url).text
    assert "三日内拿出方案" in text
    assert "已见效" in text


def test_a_village_cannot_supervise_itself(world, case):
    with scope(world.secretary_li.actor):
        permissions = world.secretary_li.actor.permissions
    assert "cases.supervise" not in permissions


def test_a_second_supervision_waits_until_the_first_is_lifted(world, case):
    supervised(case, world)
    with pytest.raises(Refused) as refused:
        supervised(case, world, by=world.county_chen)
    assert "这件事正在督办，请先解除" in refused.value.items


def test_a_day_that_has_passed_is_no_day_to_answer_by(world, case):
    with pytest.raises(Refused, match="答复期限已经过了"):
        supervised(case, world, due_on=today() - timedelta(days=1))


def test_supervised_cases_stand_in_the_day_of_those_above_and_below_and_in_no_other(world, case):
    supervised(case, world)
    for worker in (world.town_wang, world.mediator_zhang):
        text = worker.client.get("/desk/").text
        assert 'id="list-supervised"' in text
        assert "三日内拿出方案" in text
    assert 'id="list-supervised"' not in world.secretary_next.client.get("/desk/").text


def test_a_list_marks_what_is_pressed_for(world, case):
    supervised(case, world)
    assert "督办中" in world.secretary_li.client.get("/desk/cases/").text


def test_an_alarm_stands_in_the_day_of_the_county(world):
    case = world.a_report()
    for _ in range(3):
        with scope(world.county_chen.actor):
            due = Case.objects.get(pk=case.pk).next_due_at
        world.sweep(due + timedelta(minutes=1))
    text = world.county_chen.client.get("/desk/").text
    assert 'id="list-alarms"' in text
