"""Removing a cadre: every open case has a new holder in the same transaction, and none is lost."""

import pytest

from fengge.cases.holding.inputs import RecuseGiven
from fengge.cases.holding.taking import recuse
from fengge.cases.models import Case
from fengge.core.access import scope
from fengge.core.clock import today
from fengge.core.verbs import Refused
from fengge.orgs.appointing.verbs import end_appointment
from fengge.orgs.models import Appointment


@pytest.fixture
def ender(world):
    """The county's organisation department: it sees no case of its own."""
    return world.in_post("county_organisation").actor


@pytest.fixture
def case(world):
    return world.accepted()


@pytest.fixture
def leaving(world, case):
    return Appointment.objects.get(pk=case.holder_id)


def seen_by(worker, case):
    with scope(worker.actor):
        return Case.objects.filter(pk=case.pk).first()


def end(leaving, ender, successor=None):
    return end_appointment(
        leaving, by=ender, on=today(), reason="调任", successor=successor.appointment if successor else None
    )


def test_a_mediator_s_open_cases_go_to_the_successor(world, ender, case, leaving):
    end(leaving, ender, world.visitor_zhao)
    assert seen_by(world.visitor_zhao, case).holder_id == world.visitor_zhao.appointment.pk


def test_a_successor_who_saw_nothing_of_it_before_sees_it_now(world, ender, case, leaving):
    stranger = world.in_post("county_unit")
    assert seen_by(stranger, case) is None
    end(leaving, ender, stranger)
    assert seen_by(stranger, case).holder_id == stranger.appointment.pk


def test_nobody_leaves_with_open_cases_and_no_successor(ender, case, leaving):
    with pytest.raises(Refused, match="承办的事项 1 件"):
        end(leaving, ender)


def test_whoever_ends_the_appointment_still_sees_no_case(world, ender, case, leaving):
    end(leaving, ender, world.visitor_zhao)
    assert seen_by(world.in_post("county_organisation"), case) is None


def test_a_successor_who_stepped_back_from_a_case_does_not_get_it(world, ender, case, leaving):
    zhao = world.visitor_zhao
    with scope(world.secretary_li.actor):
        given = RecuseGiven(who=str(zhao.appointment.pk), reason="与当事人是亲戚")
        recuse(case, given, by=world.secretary_li.actor)
    end(leaving, ender, zhao)
    assert seen_by(zhao, case).holder_id is None
