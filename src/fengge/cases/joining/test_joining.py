"""Parts, pairs, help and the lead: what happens to people's matters when work is split and joined."""

from datetime import timedelta

import pytest
from tests.world import do

from fengge.cases.engine.asking import hand_in
from fengge.cases.engine.timing import clocks_of
from fengge.cases.joining.following import tell_on
from fengge.cases.models import Case
from fengge.core.access import VISITOR, scope
from fengge.core.clock import now, today
from fengge.core.models import Event
from fengge.core.testing.database import database_role
from fengge.core.verbs import NotAllowed, Refused

ALSO = "排水沟改道，水淹了我家菜地，隔壁不认。"


@pytest.fixture
def li(world):
    """Who sorts in the village."""
    return world.secretary_li


# ── parts ──


def test_a_part_begins_under_the_whole_and_is_seen_by_whoever_sees_the_whole(world, li):
    whole = do(world.accepted(), "split", li, title="补办宅基地确权", facts="宅基地没有证。", procedure="mediation")
    with scope(li.actor):
        part = whole.parts.get()
    assert (part.title, part.division, part.stage) == ("补办宅基地确权", whole.division, "reported")
    assert part.number in li.client.get(whole.url).text
    assert whole.number in world.mediator_zhang.client.get(part.url).text
    assert world.secretary_next.client.get(part.url).status_code == 404


def test_the_whole_is_not_closed_before_its_parts(world, li):
    whole = do(world.accepted(), "split", li, title="退还押金", facts="押金未退。", procedure="mediation")
    with scope(world.actor_seeing_all):
        Case.objects.filter(pk=whole.pk).update(stage="visited")
    with pytest.raises(Refused) as refusal:
        do(whole, "close", li, summary="办结")
    assert any("子事项" in str(item) for item in refusal.value.items)


def test_parts_go_only_as_deep_as_the_county_allows(world, li):
    case = world.accepted()
    for _ in range(2):
        do(case, "split", li, title="再分一件", facts="再分。", procedure="mediation")
        with scope(li.actor):
            case = Case.objects.get(parent=case)
    with pytest.raises(Refused, match="最多分 2 层"):
        do(case, "split", li, title="太深", facts="太深。", procedure="mediation")


# ── pairs ──


def test_two_reports_of_one_matter_are_shown_side_by_side_and_the_next_village_s_is_not(world, li):
    first, second = world.registered(), world.a_report(facts=ALSO)
    elsewhere = world.a_report(facts=ALSO, village=world.next_village)
    text = li.client.get(second.url).text
    assert first.number in text
    assert "文字相近" in text
    assert elsewhere.number not in text


def test_two_reports_of_one_day_are_said_to_be_of_one_day_whichever_came_first(world, li):
    first, second = world.registered(), world.a_report(facts=ALSO)
    for case in (first, second):
        assert "同一天" in li.client.get(case.url).text


def test_matters_of_the_same_street_that_only_share_a_word_are_not_paired(world, li):
    world.registered()
    other = world.a_report(facts="广场舞音响太吵，夜里十点还不停。")
    assert "可能是同一件事" not in li.client.get(other.url).text


def test_a_merged_case_ends_in_the_other_and_leaves_nothing_overdue(world, li):
    first, second = world.accepted(), world.a_report(facts=ALSO, name="田二嫂", phone="13900001234")
    merged = do(second, "merge", li, number=first.number, reason="同一条排水沟")
    assert (merged.stage, merged.merged_into_id) == ("merged", first.pk)
    assert merged.settled_at is not None
    assert merged.next_due_at is None or merged.next_due_key == "archiving"
    with scope(li.actor):
        assert [
            one for one in clocks_of(merged, now() + timedelta(days=90)) if one.is_open and one.key != "archiving"
        ] == []
        assert "田二嫂" in [party.name for party in first.parties.all()]


def test_whoever_reported_it_twice_follows_it_on_by_the_own_receipt_and_sees_nothing_of_the_other(world, li):
    first, second = world.triaged(), world.a_report(facts=ALSO)
    do(second, "merge", li, number=first.number, reason="同一条排水沟")
    do(first, "accept", world.mediator_zhang)
    with scope(li.actor):
        version = Case.objects.get(pk=first.pk).version
    with database_role("fengge_worker"):
        tell_on(first.pk, version, "accepted")
    with scope(VISITOR.holding(second.ticket.digest)):
        assert [case.pk for case in Case.objects.all()] == [second.pk]
        told = Event.objects.filter(type="case.followed").get()
    assert told.details["stage"] == "已受理"


@pytest.mark.parametrize("number", ["2026-999999", "不是案号"])
def test_a_case_is_not_merged_into_what_is_not_there(world, li, number):
    case = world.registered()
    with pytest.raises(Refused, match="没有找到"):
        do(case, "merge", li, number=number, reason="同一件")


def test_a_case_is_merged_neither_into_itself_nor_into_one_that_is_over_nor_into_a_sealed_one(world, li):
    case, over, sealed = world.registered(), world.registered(), world.registered()
    with scope(world.actor_seeing_all):
        Case.objects.filter(pk=over.pk).update(settled_at=now())
        Case.objects.filter(pk=sealed.pk).update(secrecy=1)
    county = world.county_chen
    for number, words in ((case.number, "自己"), (over.number, "已经办结"), (sealed.number, "保密")):
        with pytest.raises(Refused, match=words):
            do(case, "merge", county, number=number, reason="同一件")


def test_a_clerk_cannot_merge_into_a_case_of_another_village(world, li):
    case, elsewhere = world.registered(), world.a_report(facts=ALSO, village=world.next_village)
    with pytest.raises(Refused, match="看不到"):
        do(case, "merge", li, number=elsewhere.number, reason="同一件")


def test_a_pair_that_somebody_told_apart_is_not_shown_again_from_either_side(world, li):
    first, second = world.registered(), world.a_report(facts=ALSO)
    do(second, "tell_apart", li, other=first.number)
    assert "可能是同一件事" not in li.client.get(second.url).text
    assert "可能是同一件事" not in li.client.get(first.url).text


# ── help ──


def test_a_unit_asked_for_help_sees_the_case_answers_and_the_lead_stays(world, li):
    case, town = world.accepted(), world.town_wang
    unit = str(world.town_centre.pk)
    do(case, "ask_help", world.mediator_zhang, unit=unit, task="核对确权档案", due_on=today())
    assert "核对确权档案" in town.client.get(case.url).text
    with scope(town.actor):
        task = str(case.helps.get().pk)
    do(case, "answer_help", town, task=task, answer="已核对，登记在甲方名下")
    assert "已核对，登记在甲方名下" in world.mediator_zhang.client.get(case.url).text
    with scope(town.actor):
        again = hand_in(Case.objects.get(pk=case.pk), "answer_help", {"task": task, "answer": "再答"}, by=town.actor)
    assert "task" in again.errors
    with scope(li.actor):
        assert Case.objects.get(pk=case.pk).holder_id == world.mediator_zhang.appointment.pk


def test_help_cannot_be_asked_for_yesterday(world):
    with pytest.raises(Refused, match="已经过去"):
        do(
            world.accepted(), "ask_help", world.mediator_zhang,
            unit=str(world.town_centre.pk), task="核对", due_on=today() - timedelta(days=1),
        )  # fmt: skip


# ── the lead ──


def test_a_named_person_of_the_town_decides_who_leads_and_it_stands(world, li):
    case, decider = world.triaged(), world.town_wang
    disputed = do(case, "dispute_lead", li, proposed=str(world.town_centre.pk), reason="占的是镇管道路")
    assert disputed.next_due_key == "unassigned"
    assert "lead_decision" in {clock.key for clock in _running(disputed, li)}
    decided = do(disputed, "decide_lead", decider, lead=str(world.town_centre.pk), decision="镇管道路由镇牵头")
    assert (decided.unit_id, decided.rung) == (world.town_centre.pk, "town")
    assert "lead_decision" not in {clock.key for clock in _running(decided, decider)}
    with pytest.raises(Refused, match="还不能") as refusal:
        do(decided, "return", decider, reason="不归我们")
    assert "已经裁定" in str(refusal.value.items[0])


def _running(case, by):
    with scope(by.actor):
        return [clock for clock in clocks_of(case, now()) if clock.is_open]


def test_nobody_but_the_named_person_decides(world, li):
    case = do(world.triaged(), "dispute_lead", li, proposed=str(world.town_centre.pk), reason="占的是镇管道路")
    with pytest.raises(NotAllowed):
        do(case, "decide_lead", world.county_chen, lead=str(world.town_centre.pk), decision="县里定")
    with pytest.raises(NotAllowed):
        do(case, "decide_lead", li, lead=str(world.town_centre.pk), decision="村里定")


def test_a_second_dispute_waits_for_the_first(world, li):
    case = do(world.triaged(), "dispute_lead", li, proposed=str(world.town_centre.pk), reason="分歧")
    with pytest.raises(Refused):
        do(case, "dispute_lead", li, proposed=str(world.town_centre.pk), reason="又有分歧")
