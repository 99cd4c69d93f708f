"""Whoever is asked finds it in their day: help to give, a lead to settle, more time to answer; and the named decider is reminded."""

from datetime import timedelta

import pytest
from tests.world import do

from fengge.cases.engine.timing import clocks_of
from fengge.cases.models import LeadDispute
from fengge.core.access import scope
from fengge.core.clock import now, today
from fengge.core.models import Notice
from fengge.core.verbs import NotAllowed
from fengge.orgs.appointing.duties import hand_over, open_duties

ASKED = 'id="list-asked"'


def disputed(world):
    case = world.accepted()
    return do(case, "dispute_lead", world.secretary_li, proposed=str(world.town_centre.pk), reason="占的是镇管道路")


def due(case, by, key="lead_decision"):
    with scope(by.actor):
        return next(one.due_at for one in clocks_of(case, now()) if one.key == key and one.is_open)


def test_a_unit_asked_for_help_finds_it_in_its_day_until_it_has_answered(world):
    case, town = world.accepted(), world.town_wang
    assert ASKED not in town.client.get("/desk/").text
    unit = str(world.town_centre.pk)
    do(case, "ask_help", world.mediator_zhang, unit=unit, task="核对确权档案", due_on=today())
    text = town.client.get("/desk/").text
    assert ASKED in text
    assert "协办：核对确权档案" in text
    assert ASKED not in world.mediator_zhang.client.get("/desk/").text
    with scope(town.actor):
        task = str(case.helps.get().pk)
    do(case, "answer_help", town, task=task, answer="已核对")
    assert ASKED not in town.client.get("/desk/").text


def test_a_lead_in_dispute_stands_in_the_day_of_the_named_person_alone(world):
    disputed(world)
    assert "裁定由谁牵头：占的是镇管道路" in world.town_wang.client.get("/desk/").text
    assert ASKED not in world.county_chen.client.get("/desk/").text


def test_more_time_asked_for_stands_in_the_day_of_the_unit_s_head_and_not_of_whoever_asked(world):
    case = world.accepted()
    do(case, "ask_time", world.mediator_zhang, days=5, reason="当事人外出务工")
    assert "审批延期 5 天：当事人外出务工" in world.secretary_li.client.get("/desk/").text
    assert ASKED not in world.mediator_zhang.client.get("/desk/").text
    assert ASKED not in world.secretary_next.client.get("/desk/").text


def told(worker):
    with scope(worker.actor):
        return [one.occasion for one in Notice.objects.all() if "lead_decision" in one.occasion]


def test_the_named_decider_is_reminded_of_the_own_limit_and_the_village_is_not(world):
    case = disputed(world)
    end = due(case, world.town_wang)
    for moment in (end - timedelta(hours=6), end + timedelta(minutes=1), end + timedelta(hours=1)):
        world.sweep(moment)
    assert [" near " in one for one in told(world.town_wang)] == [True, False]
    assert told(world.secretary_li) == []


def test_a_decider_who_leaves_hands_it_on_and_the_day_it_is_owed_by_stays(world):
    case = disputed(world)
    before = due(case, world.secretary_li)
    leaving = world.town_wang.appointment
    successor = world.worker("龙接任", "town_governance", world.town, world.town_centre)
    assert {duty.key for duty in open_duties(leaving)} == {"lead_disputes"}
    with scope(world.actor_seeing_all):
        assert hand_over(leaving, successor.appointment, world.county_chen.actor) == {"lead_disputes": 1}
        assert LeadDispute.objects.get().decider_id == successor.appointment.pk
    assert due(case, world.secretary_li) == before
    with pytest.raises(NotAllowed):
        do(case, "decide_lead", world.town_wang, lead=str(world.town_centre.pk), decision="镇里办")
    do(case, "decide_lead", successor, lead=str(world.town_centre.pk), decision="镇里办")


def test_where_the_named_decider_is_gone_and_nobody_followed_another_who_may_decides(world):
    case = disputed(world)
    world.worker("龙调解", "town_mediator", world.town, world.town_centre)
    with scope(world.actor_seeing_all):
        type(world.town_wang.appointment).objects.filter(pk=world.town_wang.appointment.pk).update(
            valid_to=today() - timedelta(days=1)
        )
    do(case, "decide_lead", world.county_chen, lead=str(world.town_centre.pk), decision="由镇牵头")


def test_a_case_that_ended_otherwise_owes_no_decision_on_its_lead(world):
    case = disputed(world)
    do(case, "withdraw", world.secretary_li, reason="双方自行和解")
    with scope(world.secretary_li.actor):
        assert "lead_decision" not in {one.key for one in clocks_of(case, now()) if one.is_open}
