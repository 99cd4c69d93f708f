"""One hazard, reported by several: they become one, work of others is asked for, and its end waits for both."""

from tests.world import VILLAGE

from fengge.cases.engine.timing import clocks_of
from fengge.cases.hazards.conftest import FOUND
from fengge.cases.models import Case
from fengge.core.access import VISITOR, scope
from fengge.core.clock import now, today

AGAIN = "桥头护栏断了一大截，放学的小孩要过，危险。"


def test_two_reports_of_one_hazard_are_shown_side_by_side_and_joined_by_a_person(world, hazards):
    first, second = hazards.confirmed(), hazards.reported(facts=AGAIN)
    text = world.secretary_li.client.get(second.url).text
    assert "可能是同一件事" in text
    assert first.number in text
    assert hazards.does(world.secretary_li, second, "merge", number=first.number, reason="同一座桥").ok
    assert (second.stage, second.merged_into_id) == ("merged", first.pk)
    with scope(world.secretary_li.actor):
        assert not [one for one in clocks_of(second, now()) if one.is_open]
        assert second.closures.get().outcome == "merged"


def test_whoever_reported_the_hazard_twice_follows_it_by_the_own_receipt(world, hazards):
    first, second = hazards.confirmed(), hazards.reported(facts=AGAIN)
    assert hazards.does(world.secretary_li, second, "merge", number=first.number, reason="同一座桥").ok
    with scope(VISITOR.holding(second.ticket.digest)):
        assert [one.pk for one in Case.objects.all()] == [second.pk]


def test_a_hazard_is_not_gone_while_a_unit_that_was_asked_has_not_answered(world, hazards, refused):
    case = hazards.confirmed()
    asked = {"unit": str(world.town_centre.pk), "task": "出具限高牌", "due_on": today().isoformat()}
    assert hazards.does(world.secretary_li, case, "ask_help", **asked).ok
    assert hazards.does(world.secretary_li, case, "rectify", done="护栏已焊好。", on=today().isoformat()).ok
    told = refused(lambda: hazards.does(world.visitor_zhao, case, "recheck", passed="yes", found="牢固"))
    assert "协办单位没有答复" in told
    assert hazards.does(world.visitor_zhao, case, "recheck", passed="no", found="还差限高牌").ok


def test_who_has_to_put_a_hazard_right_is_settled_by_a_named_person(world, hazards):
    case = hazards.reported(division=VILLAGE)
    disputed = {"proposed": str(world.town_centre.pk), "reason": "镇管桥梁"}
    assert hazards.does(world.secretary_li, case, "dispute_lead", **disputed).ok
    decided = {"lead": str(world.town_centre.pk), "decision": "镇管桥梁由镇牵头"}
    assert hazards.does(world.town_wang, case, "decide_lead", **decided).ok
    assert (case.unit_id, case.rung) == (world.town_centre.pk, "town")
    assert hazards.does(world.town_wang, case, "check", **FOUND).ok
