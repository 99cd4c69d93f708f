"""F4: after a transfer or a return, the place of origin and every earlier holder are columns that can be asked for."""

import pytest

from fengge.cases.models import Case, Holding, Transfer
from fengge.core.access import scope
from tests.world import TOWN, VILLAGE


@pytest.fixture
def passed_up(world):
    """A case the village handed to the town, and the town took."""
    case = world.accepted()
    with scope(world.county_chen.actor):
        world.act(case, "transfer", world.mediator_zhang, to_unit=str(world.town_centre.pk), reason="涉及两个村")
        world.act(case, "answer_transfer", world.town_wang, accepted="yes")
    return case


def test_the_case_keeps_where_it_came_from(world, passed_up):
    with scope(world.town_wang.actor):
        case = Case.objects.get(origin_division=VILLAGE, division=TOWN, rung="town")
        assert case.holder_id == world.town_wang.appointment.pk
        assert Transfer.objects.get(case=case).from_division == VILLAGE


def test_every_earlier_holder_can_be_asked_for(world, passed_up):
    with scope(world.town_wang.actor):
        spans = Holding.objects.filter(case=passed_up).order_by("since", "id")
        held = [(span.holder_id, span.division, span.rung) for span in spans if span.holder_id]
        assert held == [
            (world.mediator_zhang.appointment.pk, VILLAGE, "village"),
            (world.town_wang.appointment.pk, TOWN, "town"),
        ]
        assert Case.objects.filter(holdings__holder=world.mediator_zhang.appointment).get() == passed_up


def test_the_village_that_passed_it_on_still_sees_what_becomes_of_it(world, passed_up):
    with scope(world.secretary_li.actor):
        assert Case.objects.get().division == TOWN


def test_refused_by_the_town_it_stays_with_whoever_offered_it(world):
    case = world.accepted()
    with scope(world.county_chen.actor):
        world.act(case, "transfer", world.mediator_zhang, to_unit=str(world.town_centre.pk), reason="涉及两个村")
        world.act(case, "answer_transfer", world.town_wang, accepted="no", reason="材料不齐")
        offer = Transfer.objects.get()
        assert (offer.accepted, offer.answer) == (False, "材料不齐")
        assert (case.holder_id, case.division) == (world.mediator_zhang.appointment.pk, VILLAGE)


def test_sent_back_by_the_town_it_returns_to_its_village_with_the_reason_on_record(world, passed_up):
    with scope(world.county_chen.actor):
        world.act(passed_up, "return", world.town_wang, reason="村里能办")
        case = Case.objects.get()
        assert (case.division, case.origin_division, case.rung, case.holder_id) == (VILLAGE, VILLAGE, "village", None)
        assert [span.reason for span in case.holdings.order_by("id")][-1] == "村里能办"


def test_after_every_rung_of_the_ladder_origin_and_earlier_holders_are_columns_still(world):
    case = world.accepted()
    with scope(world.county_chen.actor):
        world.act(case, "raise", world.mediator_zhang, reason="涉及两个村")
        world.act(case, "take_up", world.town_wang)
        world.act(case, "raise", world.town_wang, reason="涉及两个镇")
        assert Case.objects.get(origin_division=VILLAGE, rung="county") == case
        for earlier in (world.mediator_zhang, world.town_wang):
            assert Case.objects.get(holdings__holder=earlier.appointment) == case
    for earlier in (world.mediator_zhang, world.town_wang, world.secretary_li):
        with scope(earlier.actor):
            assert Case.objects.get() == case
