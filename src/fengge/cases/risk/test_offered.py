"""Which procedures offer the mark: those in which people may be in conflict, each with all of it; the others with none."""

from datetime import timedelta

import pytest
from tests.world import VILLAGE

from fengge.cases import procedures
from fengge.cases.hotline.inputs import OrderGiven
from fengge.cases.hotline.orders import receive
from fengge.cases.opening.openings import opening_of
from fengge.cases.opening.ticket import Ticket
from fengge.cases.risk.conftest import FOUND, PLAN
from fengge.core.access import scope
from fengge.core.clock import now
from fengge.core.inputs import bind

OFFERED = {"consultation", "hazard", "hotline", "mediation", "mediation_request", "petition"}
ACTIONS = {"risk_assess", "risk_plan", "risk_police", "risk_renew", "risk_lift"}
QUARREL = "隔壁又把水沟堵了，两家在沟边推搡，他说再不解决就自己解决。"


@pytest.mark.parametrize("key", sorted(procedures.declared()))
def test_a_procedure_offers_all_of_it_or_nothing(key):
    offered = {action.key for action in procedures.get(key).actions} & ACTIONS
    assert offered == (ACTIONS if key in OFFERED else set())


@pytest.mark.parametrize("key", sorted(OFFERED))
def test_it_is_offered_in_every_stage_in_which_the_matter_is_open(key):
    procedure = procedures.get(key)
    settled = {stage.key for stage in procedure.stages if stage.terminal}
    during = set(procedure.action("risk_assess").from_stages)
    assert not during & settled
    assert during, key


def entered(by, key, **more):
    """A matter of this procedure about the quarrel, taken in by this worker."""
    said = {
        "channel": "counter",
        "division": VILLAGE,
        "facts": QUARREL,
        "name": "冉大姐",
        "other_side": "隔壁田家",
        **more,
    }
    opening = opening_of(key)
    with scope(by.actor):
        bound = bind(opening.input, {name: value for name, value in said.items() if name in opening.input.questions})
        assert not bound.errors, bound.errors
        return opening.enter(bound.value, by=by.actor, ticket=Ticket.new())


@pytest.fixture
def order(world):
    """An order of the platform about the quarrel, in the village's hands."""
    by = world.in_post("county_governance")
    when = {"received_at": now() - timedelta(hours=1), "due_at": now() + timedelta(days=3)}
    with scope(by.actor):
        given = OrderGiven(number="B-1", kind="t03", facts=QUARREL, division=VILLAGE, name="冉大姐", **when)
        return receive(given, by=by.actor, ticket=Ticket.new())


def test_a_request_at_risk_is_declined_only_with_a_plan_but_mediated_at_once(world, dangers):
    case = dangers.marked(entered(world.secretary_li, "mediation_request"))
    told = {"reason": "请直接找派出所"}
    assert "还没有安全保护方案" in dangers.refusal(case, "decline", world.secretary_li, **told)
    went_on = dangers.does(case, "confirm_request", world.secretary_li)
    assert went_on.procedure_key == "mediation"
    assert "民转刑风险" in world.mediator_zhang.client.get(went_on.url).text


def test_a_question_of_law_may_be_about_a_matter_at_risk(world, dangers):
    helper = world.in_post("town_justice")
    case = entered(world.secretary_li, "consultation", helper=str(helper.appointment.pk))
    dangers.does(case, "risk_assess", helper, **FOUND)
    dangers.does(case, "answer", helper, answer="先报警，再谈水沟。")
    assert "还没有安全保护方案" in dangers.refusal(case, "end", helper, summary="已讲清")
    dangers.does(case, "risk_plan", helper, **PLAN())
    assert dangers.does(case, "end", helper, summary="已讲清").settled_at


def test_an_order_at_risk_is_answered_in_the_platforms_time_and_ends_with_its_plan(world, dangers, order):
    county, village = world.in_post("county_governance"), world.secretary_li
    dangers.does(order, "take", village)
    dangers.does(order, "risk_assess", village, **FOUND)
    dangers.does(order, "reply", village, reply="已到场分开双方，正在调解。", contacted="on")
    assert "还没有安全保护方案" in dangers.refusal(order, "send", county)
    dangers.does(order, "risk_plan", village, **PLAN("both"))
    assert dangers.does(order, "send", county).stage == "sent"
