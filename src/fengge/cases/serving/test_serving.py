"""Light matters from the first word to the last, and whom each of them goes past."""

import uuid

import pytest
from django.test import Client
from tests.world import VILLAGE

from fengge.cases.engine.asking import hand_in
from fengge.cases.models import Case
from fengge.cases.opening.openings import opening_of
from fengge.cases.opening.ticket import Ticket
from fengge.core.access import scope
from fengge.core.inputs import bind
from fengge.core.verbs import Refused

SAID = {"channel": "counter", "division": VILLAGE, "facts": "奶奶腿脚不便，要办养老认证。", "name": "冉大姐"}


def opened(by, key, **changed):
    """A case of this procedure, opened by this worker as the form does."""
    with scope(by.actor):
        given = {name: value for name, value in {**SAID, **changed}.items() if name in opening_of(key).input.questions}
        bound = bind(opening_of(key).input, given)
        assert not bound.errors, bound.errors
        ticket = Ticket.new()
        case = opening_of(key).enter(bound.value, by=by.actor, ticket=ticket)
    vars(case)["ticket"] = ticket
    return case


def does(who, case, action, **given):
    with scope(who.actor):
        bound = hand_in(case, action, given, by=who.actor)
        case.refresh_from_db()
    return bound


def sees(who, case):
    with scope(who.actor):
        return Case.objects.filter(pk=case.pk).exists()


def story(case):
    client = Client()
    client.post("/track/", {"code": case.ticket.code, "secret": case.ticket.secret})
    return client.get(f"/track/{case.ticket.code}/").text


# ── errands ──


@pytest.fixture
def agent(world):
    return world.in_post("proxy_agent")


def test_an_errand_is_given_to_the_agent_handed_in_and_brought_back(world, agent):
    case = opened(world.secretary_li, "errand", authorised="on", originals="身份证一张")
    assert not sees(agent, case)
    assert does(world.secretary_li, case, "assign", to=str(agent.appointment.pk)).ok
    for action, given in (
        ("take", {}), ("hand_in", {"window": "社保窗口"}), ("deliver", {"what": "认证回执", "originals_back": "on"}),
    ):  # fmt: skip
        assert does(agent, case, action, **given).ok
    with scope(world.secretary_li.actor):
        assert (case.stage, case.closures.get().outcome, case.closures.get().summary) == (
            "delivered",
            "delivered",
            "认证回执",
        )
    assert "已办好，交到您手上" in story(case)


def test_an_errand_that_cannot_be_done_says_what_else_can(world):
    case = opened(world.secretary_li, "errand", authorised="on")
    assert {"reason", "originals_back"} == set(does(world.secretary_li, case, "decline").errors)
    does(world.secretary_li, case, "decline", reason="须本人到场，周五镇里有人上门。", originals_back="on")
    assert "周五镇里有人上门" in story(case)


def test_nobody_runs_an_errand_that_the_person_has_not_agreed_to(world):
    said = {name: value for name, value in SAID.items() if name != "name"}
    answer = world.secretary_li.client.post("/desk/cases/new/errand/", said)
    assert (answer.status_code, "请勾选" in answer.text) == (422, True)
    case = opened(world.secretary_li, "errand", authorised="on")
    assert "originals_back" in does(world.secretary_li, case, "decline", reason="办不了").errors


def test_what_was_handed_in_stands_in_the_file(world):
    case = opened(world.secretary_li, "errand", authorised="on", originals="身份证一张")
    assert "身份证一张" in world.secretary_li.client.get(case.url).text


# ── questions of law ──


@pytest.fixture
def lawyer(world):
    return world.in_post("town_justice")


def test_a_question_of_law_is_seen_by_the_helper_and_the_writer_and_nobody_else(world, lawyer):
    case = opened(world.visitor_zhao, "consultation", helper=str(lawyer.appointment.pk))
    assert (case.holder_id, case.stage) == (lawyer.appointment.pk, "asked")
    assert sees(lawyer, case)
    assert sees(world.visitor_zhao, case)
    for other in (world.secretary_li, world.town_wang, world.county_chen, world.secretary_next):
        assert not sees(other, case), other.name
        assert other.client.get(case.url).status_code == 404


def test_the_answer_reaches_the_person_who_may_ask_again(world, lawyer):
    case = opened(world.visitor_zhao, "consultation", helper=str(lawyer.appointment.pk))
    does(lawyer, case, "answer", answer="诉讼时效三年，先发一封催款函。")
    assert "先发一封催款函" in story(case)
    does(world.visitor_zhao, case, "ask_again", question="催款函怎么写？")
    assert case.stage == "asked"
    does(lawyer, case, "answer", answer="写明金额和日期。")
    assert does(lawyer, case, "end", summary="已讲清。").ok
    assert case.stage == "ended"


def test_only_a_helper_answers_questions_of_law(world, lawyer):
    case = opened(world.visitor_zhao, "consultation", helper=str(lawyer.appointment.pk))
    with pytest.raises(Refused):
        does(world.visitor_zhao, case, "answer", answer="我看行")


def test_the_words_of_a_question_are_not_found_by_anybody_else(world, lawyer):
    opened(world.visitor_zhao, "consultation", helper=str(lawyer.appointment.pk), facts="遗嘱怎么立才算数")
    assert "遗嘱怎么立" not in world.secretary_li.client.get("/desk/cases/?q=遗嘱&state=all").text


def test_the_file_of_a_sealed_question_does_not_say_it_goes_up_and_its_title_says_where_it_was_cut(world, lawyer):
    long = "前年借给同学一万二，只有转账记录没有借条，现在不认账，能不能告？"
    case = opened(world.visitor_zhao, "consultation", helper=str(lawyer.appointment.pk), facts=long)
    text = lawyer.client.get(case.url).text
    assert ("提醒承办团队" in text, "自动上交" in text, case.title[-1]) == (True, False, "…")


# ── requests to be mediated ──


def test_a_confirmed_request_goes_on_as_a_mediation_under_its_number(world):
    case = opened(world.secretary_li, "mediation_request", other_side="隔壁冉家")
    number = case.number
    assert does(world.secretary_li, case, "confirm_request").ok
    assert (case.number, case.procedure_key, case.stage) == (number, "mediation", "reported")
    text = world.secretary_li.client.get(case.url).text
    assert "确认能调，转入调解" in text
    assert "隔壁冉家" in text
    assert "request.confirmed" not in text
    assert "已转入人民调解" in story(case)


def test_a_request_that_cannot_be_mediated_says_which_way_to_take(world):
    case = opened(world.secretary_li, "mediation_request")
    does(world.secretary_li, case, "decline", reason="对处罚不服，请在六十日内申请行政复议。")
    assert (case.stage, "六十日内申请行政复议" in story(case)) == ("declined", True)


# ── about this system ──


def test_a_complaint_goes_to_the_county_past_everybody_it_is_about(world):
    case = opened(world.visitor_zhao, "suggestion", kind="s03", about=str(world.county_chen.appointment.pk))
    assert (case.division, case.rung) == (world.county, "county")
    assert not sees(world.county_chen, case)
    assert not sees(world.secretary_li, case)
    other = world.in_post("county_governance")
    assert sees(other, case)
    assert does(other, case, "answer", answer="已约谈，并改了流程。").ok
    assert "已约谈" in story(case)


def test_a_complaint_about_the_countys_only_officer_is_answered_by_its_leader(world):
    leader = world.in_post("county_leader")
    case = opened(world.visitor_zhao, "suggestion", kind="s03", about=str(world.county_chen.appointment.pk))
    assert does(leader, case, "answer", answer="已当面核实，向您道歉。").ok
    assert "向您道歉" in story(case)


def test_nobody_writes_down_a_complaint_about_themselves(world):
    answer = world.secretary_li.client.post(
        "/desk/cases/new/suggestion/",
        {"channel": "counter", "kind": "s03", "facts": "没人接电话", "about": str(world.secretary_li.appointment.pk)},
    )
    assert answer.status_code == 422
    assert "说的是您自己" in answer.text


def test_whoever_wrote_it_down_gets_the_slip_and_not_the_file(world):
    client = world.secretary_li.client
    said = {"channel": "counter", "kind": "s01", "facts": "字太小", "client_id": str(uuid.uuid4())}
    slip = client.post("/desk/cases/new/suggestion/", said).url
    assert client.post("/desk/cases/new/suggestion/", said).url == slip
    text = client.get(slip).text
    assert "查询密码" in text
    assert "打开案卷" not in text


def test_the_village_does_not_answer_what_the_county_must(world):
    case = opened(world.visitor_zhao, "suggestion", kind="s01")
    with pytest.raises(Refused):
        does(world.secretary_li, case, "answer", answer="好")


# ── all of them ──


def test_a_light_form_asks_for_its_own_matter_alone(world):
    assert world.in_post("town_justice")
    asked = {
        key: world.secretary_li.client.get(f"/desk/cases/new/{key}/").text
        for key in ("errand", "consultation", "suggestion")
    }
    assert "要办什么事" in asked["errand"]
    assert not [key for key, text in asked.items() if 'name="occurred_on"' in text or "地图位置" in text]


@pytest.mark.parametrize("key", ["errand", "consultation", "mediation_request", "suggestion"])
def test_every_form_opens_on_a_desk(world, key):
    assert world.in_post("town_justice")
    assert world.secretary_li.client.get(f"/desk/cases/new/{key}/").status_code == 200
