"""What a decision does: to the case, to whoever is to act, and to the next agenda."""

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from fengge.cases import tasks
from fengge.cases.meetings.conftest import CONSULTATION, DISPATCH, POSTED
from fengge.cases.meetings.deciding.carrying import carry_out
from fengge.cases.meetings.deciding.inputs import CarriedOutGiven
from fengge.cases.models import Case, Decision
from fengge.core.access import scope
from fengge.core.clock import at, now, today
from fengge.core.models import Event
from fengge.core.testing.database import database_role
from fengge.core.verbs import NotAllowed, Refused


@pytest.fixture
def late(world):
    """An overdue case of the village."""
    case = world.accepted()
    with scope(world.actor_seeing_all):
        Case.objects.filter(pk=case.pk).update(next_due_at=now() - timedelta(days=1))
    return case


def first(table, by, series="daily_huddle"):
    return table.items(table.call(by, series), by)[0]


def fresh(world, case):
    with scope(world.actor_seeing_all):
        return Case.objects.get(pk=case.pk)


def test_to_keep_on_leaves_the_case_with_whoever_has_it(world, table, late):
    decision = table.decide(first(table, world.secretary_li), world.secretary_li)
    assert (decision.owner_id, decision.choice) == (world.mediator_zhang.appointment.pk, "keep")
    assert fresh(world, late).holder_id == world.mediator_zhang.appointment.pk


def test_to_assign_gives_the_case_through_its_own_procedure(world, table, late):
    to = world.visitor_zhao.appointment.pk
    table.decide(first(table, world.secretary_li), world.secretary_li, "assign", owner=to, words="明天上门")
    assert fresh(world, late).holder_id == to
    with scope(world.secretary_li.actor):
        assert late.holdings.filter(holder_id=to, reason="明天上门").exists()


def test_what_the_stage_does_not_allow_is_refused_in_the_procedures_own_words(world, table, late):
    item = first(table, world.secretary_li)
    with scope(world.actor_seeing_all):
        Case.objects.filter(pk=late.pk).update(stage="archived")
    with pytest.raises(Refused, match="不能"):
        table.decide(item, world.secretary_li, "assign", owner=world.visitor_zhao.appointment.pk)
    with scope(world.secretary_li.actor):
        assert not Decision.objects.exists()


def test_whoever_is_asked_to_support_sees_the_case_and_finds_a_notice(world, table, late):
    helper = world.in_post("county_unit")
    meeting = table.call(world.county_chen, DISPATCH)
    with scope(world.actor_seeing_all):
        Case.objects.filter(pk=late.pk).update(rung="county")
    client = world.county_chen.client
    client.post(meeting.url + "add/", {"number": late.number, "reason": "要部门支持"})
    (item,) = table.items(meeting, world.county_chen)
    table.decide(item, world.county_chen, "support", owner=helper.appointment.pk, words="派测绘人员到现场")
    for job in ProcrastinateJob.objects.filter(task_name="fengge.cases.tasks.tell_of_decision"):
        with database_role("fengge_worker"):
            tasks.tell_of_decision(**job.args)
    assert f"{late.number}：会议决定请您办" in helper.client.get("/desk/notices/").text
    assert helper.client.get(late.url).status_code == 200
    assert "派测绘人员到现场" in helper.client.get("/desk/meetings/decisions/").text


def test_the_story_and_the_file_tell_what_was_decided(world, table, late):
    table.decide(first(table, world.secretary_li), world.secretary_li, words="三天内到现场")
    text = world.mediator_zhang.client.get(late.url).text
    for words in ("会上议定", "大坪村 村级日碰头", "继续办 三天内到现场", "议过 1 次"):
        assert words in text


def test_what_is_not_carried_out_comes_onto_the_next_agenda_and_what_is_does_not(world, table, late):
    meeting = table.call(world.secretary_li)
    decision = table.decide(table.items(meeting, world.secretary_li)[0], world.secretary_li)
    table.close(meeting, world.secretary_li)
    with scope(world.actor_seeing_all):
        Case.objects.filter(pk=late.pk).update(next_due_at=now() + timedelta(days=5))
    again = table.call(world.secretary_li)
    (item,) = table.items(again, world.secretary_li)
    assert (item.reasons, item.discussed) == (["undone"], 1)
    with scope(world.mediator_zhang.actor):
        carry_out(decision, CarriedOutGiven(result="已到现场"), by=world.mediator_zhang.actor)
    table.decide(item, world.secretary_li)
    with scope(world.secretary_li.actor):
        Decision.objects.filter(item=item).update(done_at=now())
    table.close(again, world.secretary_li)
    assert table.items(table.call(world.secretary_li), world.secretary_li) == []


def test_a_later_decision_takes_the_place_of_the_earlier_one(world, table, late):
    meeting = table.call(world.secretary_li)
    earlier = table.decide(table.items(meeting, world.secretary_li)[0], world.secretary_li)
    table.close(meeting, world.secretary_li)
    later = table.decide(first(table, world.secretary_li), world.secretary_li)
    with scope(world.secretary_li.actor):
        earlier.refresh_from_db()
        assert earlier.replaced_by_id == later.pk
        assert list(Decision.objects.undone()) == [later]


def test_a_settled_case_leaves_nothing_to_carry_out(world, table, late):
    table.decide(first(table, world.secretary_li), world.secretary_li, "close")
    with scope(world.actor_seeing_all):
        Case.objects.filter(pk=late.pk).update(settled_at=now())
    with scope(world.secretary_li.actor):
        assert not Decision.objects.undone().exists()


def test_what_a_village_raises_is_on_the_towns_next_agenda_until_the_town_decides(world, table, late):
    raised = table.decide(
        first(table, world.secretary_li), world.secretary_li, "raise", words="要镇里出面", due_on=None
    )
    item = first(table, world.town_wang, CONSULTATION)
    assert (item.number, item.reasons[0]) == (late.number, "raised")
    decision = table.decide(item, world.town_wang, owner=world.town_wang.appointment.pk)
    with scope(world.town_wang.actor):
        raised.refresh_from_db()
        assert raised.replaced_by_id == decision.pk


def test_the_ladder_and_the_story_tell_that_a_meeting_sent_it_up(world, table, late):
    table.decide(first(table, world.secretary_li), world.secretary_li, "raise", words="要镇里出面", due_on=None)
    with scope(world.town_wang.actor):
        raised = Event.objects.get(type="case.raised", subject_id=late.pk)
    assert (raised.details["by"], raised.details["reason"]) == ("meeting", "要镇里出面")
    page = world.town_wang.client.get(late.url).content.decode()
    assert page.count("会议决定：要镇里出面") == 2  # in the story and on the ladder


def test_what_a_post_may_not_send_up_itself_is_taken_up_above_by_the_decision(world, table, late):
    cadre = world.in_post("posted_cadre")
    meeting = table.call(cadre, POSTED)
    cadre.client.post(meeting.url + "add/", {"number": late.number, "reason": "走访时听到"})
    table.decide(table.items(meeting, cadre)[0], cadre, "raise", words="要镇里出面", due_on=None)
    assert fresh(world, late).rung == "village"
    item = first(table, world.town_wang, CONSULTATION)
    assert (item.number, item.reasons[0]) == (late.number, "raised")


def test_the_county_has_nobody_to_raise_to_and_says_so(world, table, late):
    meeting = table.call(world.county_chen, DISPATCH)
    world.county_chen.client.post(meeting.url + "add/", {"number": late.number, "reason": "议"})
    with pytest.raises(Refused, match="这里已是最高一级"):
        table.decide(table.items(meeting, world.county_chen)[0], world.county_chen, "raise", words="再上交")


def test_a_matter_that_is_no_case_is_carried_too_and_ends_when_it_is_closed(world, table):
    by = world.secretary_li
    meeting = table.call(by)
    by.client.post(meeting.url + "add/", {"title": "三组路灯坏了", "reason": "群众问"})
    table.decide(table.items(meeting, by)[0], by, owner=by.appointment.pk, words="请电工")
    table.close(meeting, by)
    again = table.call(by)
    (item,) = table.items(again, by)
    assert (item.title, item.reasons) == ("三组路灯坏了", ["undone"])
    table.decide(item, by, "close", due_on=None)
    table.close(again, by)
    assert table.items(table.call(by), by) == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"choice": "support", "owner": "own"}, "words"), ({"choice": "raise"}, "words"), ({"due_on": None}, "due_on"),
        ({"due_on": "yesterday"}, "due_on"), ({"choice": "assign"}, "owner"),
    ],
)  # fmt: skip
def test_a_decision_without_what_it_needs_is_refused_at_its_field(world, table, late, given, field):
    given = {**given, "owner": str(world.secretary_li.appointment.pk)} if "owner" in given else given
    if given.get("due_on") == "yesterday":
        given = {**given, "due_on": today() - timedelta(days=1)}
    with pytest.raises(Refused) as refused:
        table.decide(first(table, world.secretary_li), world.secretary_li, **{"choice": "keep", **given})
    assert refused.value.field == field


def test_a_decision_may_be_changed_in_the_room_while_nothing_has_taken_effect(world, table, late):
    item = first(table, world.secretary_li)
    table.decide(item, world.secretary_li)
    changed = table.decide(
        item, world.secretary_li, "support", owner=world.secretary_li.appointment.pk, words="找司法所"
    )
    assert (changed.choice, changed.version) == ("support", 2)
    table.decide(item, world.secretary_li, "assign", owner=world.visitor_zhao.appointment.pk)
    with pytest.raises(Refused, match="已经生效"):
        table.decide(item, world.secretary_li)


def test_only_who_answers_for_it_or_runs_the_meeting_reports_it_done(world, table, late):
    decision = table.decide(first(table, world.secretary_li), world.secretary_li)
    for other in (world.town_wang, world.in_post("grid_worker")):
        with scope(other.actor), pytest.raises(NotAllowed):
            carry_out(decision, CarriedOutGiven(result="办了"), by=other.actor)
    url = f"/desk/meetings/decisions/{decision.pk}/"
    assert (
        world.mediator_zhang.client.post(url, {"result": "水沟通了", "seen_version": decision.version}).status_code
        == 302
    )
    assert world.mediator_zhang.client.post(url, {"result": "再报一次"}).status_code == 422


def test_an_overdue_decision_is_counted_and_opens_its_rows(world, table, late):
    decision = table.decide(first(table, world.secretary_li), world.secretary_li)
    client = world.secretary_li.client
    with at(now() + timedelta(days=5)):
        text = client.get("/desk/meetings/decisions/?figure=meetings.decisions_overdue").text
    assert decision.title in text
    assert "超期" in text
