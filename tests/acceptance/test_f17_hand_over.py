"""F17: a cadre leaves, and every open case has a new holder in the same transaction."""

import pytest

from fengge.cases.engine.hands import put_into_hands
from fengge.cases.holding import leaving
from fengge.cases.holding.inputs import RecuseGiven
from fengge.cases.holding.taking import recuse
from fengge.cases.models import Case, Decision
from fengge.core.access import scope
from fengge.core.clock import today
from fengge.core.models import Event
from fengge.core.verbs import Refused
from fengge.orgs.appointing.verbs import end_appointment
from fengge.orgs.models import Appointment
from tests.world import NEXT_VILLAGE, VILLAGE


@pytest.fixture
def three_cases(world):
    return [world.accepted(facts=f"第{number}件：排水沟堵了。") for number in (1, 2, 3)]


@pytest.fixture
def officer(world):
    return world.in_post("county_organisation").actor


def end(world, officer, successor):
    return end_appointment(world.mediator_zhang.appointment, by=officer, on=today(), reason="调任", successor=successor)


def holders(world):
    with scope(world.secretary_li.actor):
        return set(Case.objects.values_list("holder_id", flat=True))


def test_nobody_leaves_while_cases_would_be_left_behind(world, officer, three_cases):
    with pytest.raises(Refused, match="承办的事项 3 件"):
        end(world, officer, None)
    assert Appointment.objects.get(pk=world.mediator_zhang.appointment.pk).valid_to is None


def test_every_open_case_goes_to_the_successor_with_its_history(world, officer, three_cases):
    successor = world.in_post("village_mediator", VILLAGE).appointment
    end(world, officer, successor)
    assert holders(world) == {successor.pk}
    with scope(world.secretary_li.actor):
        kept = [list(case.holdings.values_list("holder_id", flat=True))[-2:] for case in Case.objects.all()]
        moves = Event.objects.filter(type="case.assigned")
        assert [event.signature for event in moves] == [officer.signature] * 3
    assert kept == [[world.mediator_zhang.appointment.pk, successor.pk]] * 3


def test_a_hand_over_moves_no_clock(world, officer, three_cases):
    with scope(world.secretary_li.actor):
        before = list(Case.objects.order_by("id").values_list("next_due_at", "next_due_key"))
    end(world, officer, world.in_post("village_mediator", VILLAGE).appointment)
    with scope(world.secretary_li.actor):
        assert list(Case.objects.order_by("id").values_list("next_due_at", "next_due_key")) == before


def test_a_case_the_successor_stepped_back_from_is_openly_in_nobody_s_hands(world, officer, three_cases):
    successor = world.in_post("village_mediator", VILLAGE).appointment
    with scope(world.secretary_li.actor):
        given = RecuseGiven(who=str(successor.pk), reason="一方的亲属")
        recuse(three_cases[2], given, by=world.secretary_li.actor)
    end(world, officer, successor)
    assert holders(world) == {successor.pk, None}


def test_if_one_case_fails_to_move_nothing_moves(world, officer, three_cases, monkeypatch):
    def breaks_at_the_last(case, holder, **named):
        if case.pk == three_cases[2].pk:
            raise RuntimeError("power cut")
        put_into_hands(case, holder, **named)

    monkeypatch.setattr(leaving, "put_into_hands", breaks_at_the_last)
    with pytest.raises(RuntimeError):
        end(world, officer, world.in_post("village_mediator", VILLAGE).appointment)
    assert holders(world) == {world.mediator_zhang.appointment.pk}
    assert Appointment.objects.get(pk=world.mediator_zhang.appointment.pk).valid_to is None


def test_the_successor_s_post_must_be_one_that_can_hold_cases(world, officer, three_cases):
    with pytest.raises(Refused) as refused:
        end(world, officer, world.in_post("link_head").appointment)
    assert refused.value.field == "successor"


def test_a_successor_in_another_village_sees_what_they_now_hold(world, officer, three_cases):
    successor = world.in_post("village_mediator", NEXT_VILLAGE)
    end(world, officer, successor.appointment)
    with scope(successor.actor):
        assert Case.objects.held_by(successor.actor).count() == 3


def test_what_a_meeting_asked_of_them_goes_to_the_successor_too(world, officer):
    decision = world.decision
    with pytest.raises(Refused, match="会议决定 1 件"):
        end(world, officer, None)
    successor = world.in_post("village_mediator", VILLAGE)
    end(world, officer, successor.appointment)
    with scope(successor.actor):
        decision.refresh_from_db()
        assert decision.owner_id == successor.appointment.pk
        assert Decision.objects.answered_by(successor.actor).undone().get() == decision
