"""Handing up with a reason, taking up, sending down with guidance; and what everybody sees of it."""

from datetime import timedelta

import pytest
from tests.world import COUNTY, TOWN, VILLAGE

from fengge.cases.escalation.inputs import RaiseGiven
from fengge.cases.escalation.raising import raise_case
from fengge.cases.models import Alarm, Case, Holding
from fengge.core.access import scope
from fengge.core.clock import at, now
from fengge.core.models import Event
from fengge.core.verbs import NotAllowed, Refused

WHY = "涉及两个村，本村协调不了"


@pytest.fixture
def raised(world):
    """A case the village handed to the town."""
    case = world.accepted()
    with scope(world.mediator_zhang.actor):
        world.act(case, "raise", world.mediator_zhang, reason=WHY)
    return case


def seen_by(worker, case):
    with scope(worker.actor):
        return Case.objects.filter(pk=case.pk).first()


def test_a_case_the_village_cannot_settle_goes_up_to_the_town_with_the_reason(world, raised):
    case = seen_by(world.town_wang, raised)
    assert (case.rung, case.division, case.origin_division, case.holder_id) == ("town", TOWN, VILLAGE, None)
    with scope(world.town_wang.actor):
        event = Event.objects.get(type="case.raised")
        assert (event.details["by"], event.details["reason"]) == ("request", WHY)
    assert WHY in world.town_wang.client.get(case.url).text


def test_handing_it_up_early_moves_no_limit_and_starts_none_but_that_nobody_has_it(world):
    case = world.accepted()
    before = case.next_due_at
    with scope(world.mediator_zhang.actor):
        world.act(case, "raise", world.mediator_zhang, reason=WHY)
        assert (case.next_due_key, case.next_due_at < before) == ("unassigned", True)
        world.act(case, "take_up", world.town_wang)
        assert case.next_due_at == before


def test_whoever_handed_it_up_still_sees_it_and_what_becomes_of_it(world, raised):
    for worker in (world.mediator_zhang, world.secretary_li):
        assert seen_by(worker, raised).rung == "town"


def test_the_next_village_sees_nothing_of_it(world, raised):
    assert seen_by(world.secretary_next, raised) is None


def test_somebody_in_the_town_takes_it_up_whatever_its_stage(world, raised):
    with scope(world.town_wang.actor):
        world.act(raised, "take_up", world.town_wang)
    case = seen_by(world.mediator_zhang, raised)
    assert (case.holder_id, case.stage) == (world.town_wang.appointment.pk, "accepted")


def test_the_village_cannot_take_back_what_it_handed_up(world, raised):
    with scope(world.secretary_li.actor), pytest.raises(Refused) as refused:
        world.act(raised, "take_up", world.secretary_li)
    assert "这件事现在不由您这一级办理" in refused.value.items


def test_sent_down_with_guidance_it_is_in_the_same_hands_again(world, raised):
    with scope(world.town_wang.actor):
        world.act(raised, "send_down", world.town_wang, reason="请两村书记到场，三日内再调一次")
    case = seen_by(world.mediator_zhang, raised)
    assert (case.rung, case.division, case.holder_id) == ("village", VILLAGE, world.mediator_zhang.appointment.pk)
    assert "请两村书记到场" in world.mediator_zhang.client.get(case.url).text


def test_sent_down_to_somebody_who_left_it_is_openly_in_nobody_s_hands_and_a_clock_runs(world, raised):
    with scope(world.town_wang.actor):
        Case.objects.get(pk=raised.pk)
        world.act(raised, "recuse", world.town_wang, who=str(world.mediator_zhang.appointment.pk), reason="亲戚")
        world.act(raised, "send_down", world.town_wang, reason="换人再调")
        assert (raised.holder_id, raised.next_due_key) == (None, "unassigned")


def test_every_stay_on_every_rung_can_be_asked_for(world, raised):
    with scope(world.town_wang.actor):
        world.act(raised, "take_up", world.town_wang)
        world.act(raised, "raise", world.town_wang, reason="要县里协调")
        spans = Holding.objects.filter(case=raised).order_by("id")
        assert [(one.rung, one.division) for one in spans][-3:] == [("town", TOWN), ("town", TOWN), ("county", COUNTY)]
        assert Case.objects.filter(holdings__holder=world.town_wang.appointment).get() == raised
    assert seen_by(world.town_wang, raised).rung == "county"


def test_above_the_county_there_is_nobody_and_asking_for_more_raises_an_alarm(world, raised):
    with scope(world.town_wang.actor):
        world.act(raised, "raise", world.town_wang, reason="要县里协调")
    with scope(world.county_chen.actor):
        case = Case.objects.get(pk=raised.pk)
        world.act(case, "raise", world.county_chen, reason="超出县的权限")
        assert case.rung == "county"
        alarm = Alarm.objects.get(case=case)
        assert alarm.answered_at is None
        world.act(case, "answer_alarm", world.county_chen, answer="由县信访局牵头，周五前拿方案")
        assert Alarm.objects.get(case=case).answer == "由县信访局牵头，周五前拿方案"
    assert "由县信访局牵头" in world.county_chen.client.get(raised.url).text


def test_a_meeting_that_decides_to_raise_it_uses_the_same_verb(world):
    case = world.accepted()
    with scope(world.secretary_li.actor):
        raise_case(case, RaiseGiven(reason="碰头会定"), by=world.secretary_li.actor, how="meeting")
        assert Event.objects.get(type="case.raised").details["by"] == "meeting"
    assert "会议决定：碰头会定" in world.secretary_li.client.get(case.url).text


def test_a_named_unit_above_has_it_offered_to_its_hands(world):
    case = world.accepted()
    with scope(world.mediator_zhang.actor):
        world.act(case, "raise", world.mediator_zhang, reason=WHY, to_unit=str(world.town_centre.pk))
        assert (case.unit_id, case.holder_id) == (world.town_centre.pk, None)


def test_a_post_without_the_right_cannot_hand_it_up(world):
    case = world.accepted()
    with scope(world.town_wang.actor), pytest.raises((NotAllowed, Refused)):
        world.act(case, "send_down", world.secretary_li, reason="x")


def test_late_when_it_goes_up_it_gets_a_limit_of_the_upper_rung(world):
    case = world.accepted()
    with at(now() + timedelta(days=30)), scope(world.mediator_zhang.actor):
        world.act(case, "raise", world.mediator_zhang, reason=WHY)
        world.act(case, "take_up", world.town_wang)
    with scope(world.town_wang.actor):
        assert Event.objects.get(type="case.raised").details["overdue"] is True


def test_the_file_shows_the_ladder_from_the_top_with_days_and_reasons(world, raised):
    text = world.town_wang.client.get(raised.url).text
    panel = text[text.index('<ol class="climb">') :]
    assert panel.index("镇（街道）") < panel.index("村（社区）")
    assert WHY in panel
    assert "张调解" in panel


def test_the_file_says_when_it_goes_up_by_itself(world):
    case = world.a_report()
    assert "自动上交镇（街道）" in world.secretary_li.client.get(case.url).text
