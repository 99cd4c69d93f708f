"""The seven gates: walked one by one, none skipped; who has an interest leaves; the visit is made by an outsider."""

from datetime import timedelta

import pytest

from fengge.cases.engine.asking import hand_in
from fengge.cases.petition.conftest import DELIVERED, FOUND, JUDGED, OPINION
from fengge.core.access import scope
from fengge.core.clock import today

DAY = timedelta(days=1)


def messages(refused):
    return [str(one) for one in refused.items] or [str(refused.message)]


def test_a_petition_goes_through_all_seven_gates_and_ends_answered(petitions):
    case = petitions.closed()
    with scope(petitions.office.actor):
        assert (case.stage, case.closures.get().outcome) == ("closed", "answered")
        assert case.opinions.get().rights_told
        assert case.settled_at is not None


SKIPPING = [
    ("accepted", ("team", "office"), lambda p: {"members": p.members()}, ["一领导"]),
    ("accepted", ("investigate", "office"), lambda _: {"on": today(), **FOUND}, ["一领导", "一专班"]),
    ("led", ("investigate", "office"), lambda _: {"on": today(), **FOUND}, ["一专班"]),
    ("teamed", ("assess", "head"), lambda _: {"on": today(), **JUDGED}, ["一调查"]),
    ("teamed", ("plan", "head"), lambda p: p.plan(), ["一调查", "一研判"]),
    ("investigated", ("plan", "head"), lambda p: p.plan(), ["一研判"]),
]


@pytest.mark.parametrize(("stage", "done", "given", "gates"), SKIPPING)
def test_no_gate_is_skipped_and_the_refusal_names_each_that_is_missing(petitions, stage, done, given, gates):
    (action, who), case = done, getattr(petitions, stage)()
    said = messages(petitions.refusal(case, action, getattr(petitions, who), **given(petitions)))
    assert [one.partition("：")[0] for one in said] == gates


def test_the_opinion_is_not_drawn_up_before_there_is_a_plan(petitions):
    assert "已研判" in str(petitions.refusal(petitions.assessed(), "answer", petitions.head, **OPINION).message)


def test_the_opinion_waits_for_what_became_of_every_measure(petitions):
    assert messages(petitions.refusal(petitions.planned(), "answer", petitions.head, **OPINION)) == [
        "方案里还有没写落实情况的措施"
    ]


def test_a_petition_is_not_visited_before_the_opinion_is_in_the_petitioners_hands(petitions):
    case = petitions.answered()
    given = petitions.visit(case)
    assert "已出具意见" in str(petitions.refusal(case, "visit", petitions.outsider, **given).message)


def test_what_was_asked_before_the_opinion_was_handed_over_is_no_return_visit(petitions):
    case = petitions.delivered()
    refused = petitions.refusal(case, "visit", petitions.outsider, **petitions.visit(case) | {"on": today() - DAY})
    assert refused.field == "on"
    assert petitions.act(case, "visit", petitions.outsider, **petitions.visit(case)).stage == "visited"


def test_nobody_of_the_team_makes_the_return_visit(petitions):
    case = petitions.delivered()
    given = petitions.visit(case)
    assert messages(petitions.refusal(case, "visit", petitions.leader, **given)) == ["须由专班以外、没有经办过的人办理"]


def test_somebody_who_left_the_team_is_no_outsider_either(petitions):
    case = petitions.delivered()
    petitions.act(case, "team", petitions.office, members=[{"who": petitions.member.appointment.pk, "role": "head"}])
    given = petitions.visit(case)
    refused = petitions.refusal(case, "visit", petitions.head, **given)
    assert messages(refused) == ["须由专班以外、没有经办过的人办理"]


def test_a_petition_is_not_closed_without_the_visit(petitions):
    refused = petitions.refusal(petitions.delivered(), "close", petitions.office, summary="好了。")
    assert "已送达" in str(refused.message)


def test_only_a_county_leader_is_offered_and_taken_as_the_one_who_answers(petitions):
    case = petitions.accepted()
    with scope(petitions.office.actor):
        bound = hand_in(case, "lead", {"leader": petitions.head.appointment.pk}, by=petitions.office.actor)
    assert "leader" in bound.errors


def test_whoever_stepped_back_leaves_the_team_and_the_gate_stands_open_again(petitions):
    case = petitions.teamed()
    petitions.act(case, "recuse", petitions.office, who=petitions.head.appointment.pk, reason="信访人的亲戚")
    refused = petitions.refusal(case, "investigate", petitions.member, on=today(), **FOUND)
    assert [one.partition("：")[0] for one in messages(refused)] == ["一专班"]
    again = petitions.refusal(case, "team", petitions.office, members=petitions.members())
    assert again.field == "members-0-who"
    assert "吴局长已回避本案" in str(again.message)


def test_a_team_has_one_head(petitions):
    everybody = [{**one, "role": "member"} for one in petitions.members()]
    refused = petitions.refusal(petitions.led(), "team", petitions.office, members=everybody)
    assert (refused.field, str(refused.message)) == ("members", "专班要有一名组长，现在是 0 名。")


def test_somebody_outside_the_team_does_not_investigate(petitions):
    refused = petitions.refusal(petitions.teamed(), "investigate", petitions.outsider, on=today(), **FOUND)
    assert messages(refused) == ["由包案领导、专班成员或者承办人办理"]


def test_going_back_to_a_gate_moves_the_petition_nowhere(petitions):
    case = petitions.planned()
    petitions.act(case, "investigate", petitions.member, on=today(), **FOUND)
    assert case.stage == "planned"


def test_the_rights_must_have_been_told_when_the_opinion_is_delivered(petitions):
    case = petitions.answered()
    with scope(petitions.office.actor):
        bound = hand_in(case, "deliver", DELIVERED | {"rights_told": False}, by=petitions.office.actor)
    assert bound.errors["rights_told"] == ["请勾选"]


def test_the_gates_stand_on_the_file_with_what_is_missing(petitions):
    case = petitions.teamed()
    text = petitions.head.client.get(case.url).text
    for word in ("七个一", "已过 2 关", "郑副县长", "2 人，组长吴局长", "还没有调查记录", "国家信访信息系统"):
        assert word in text


def test_what_a_gate_lacks_is_said_in_english_too(petitions):
    case = petitions.teamed()
    client = petitions.head.client
    text = client.get(case.url, headers={"accept-language": "en"}).text
    for word in ("The seven gates", "One investigation", "Nothing is on record yet"):
        assert word in text
