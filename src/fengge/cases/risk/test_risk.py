"""A case at risk: who sets the mark and who sees it, what keeps both sides safe, and how it comes to an end."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fengge.cases.engine.asking import hand_in
from fengge.cases.models import Case, Risk
from fengge.cases.risk.conftest import FOUND, PLAN
from fengge.cases.risk.expiring import Done, expire
from fengge.core.access import scope
from fengge.core.clock import at, now, today
from fengge.core.models import Event, Notice
from fengge.core.testing.database import database_role
from fengge.orgs.county.posts import posts

MORNING = 11  # statements of the daily job, however many marks there are


def marks(worker):
    with scope(worker.actor):
        return list(Risk.objects.order_by("id"))


def swept():
    with database_role("fengge_worker"):
        return expire()


# ── the mark ──


def test_the_signs_suggest_a_colour_and_a_person_confirms_it(world, dangers):
    dangers.marked()
    (mark,) = marks(world.mediator_zhang)
    assert (mark.weight, mark.suggested, mark.colour, mark.departure) == (8, "red", "red", "")
    assert mark.found == ["发生过推搡或者动手", "说过“再不解决就自己解决”一类的话"]
    assert mark.expires_on == today() + timedelta(days=90)


def test_one_grave_sign_is_enough_for_its_colour(world, dangers):
    dangers.marked(signs=["tools"], colour="red")
    assert marks(world.mediator_zhang)[0].suggested == "red"


def test_another_colour_than_suggested_needs_its_reason(world, dangers):
    case = world.accepted()
    assert "建议的是红色" in dangers.refusal(case, "risk_assess", **FOUND | {"colour": "yellow"})
    dangers.marked(case, colour="yellow", departure="双方已经各自回家，亲戚作保")
    assert marks(world.mediator_zhang)[0].departure == "双方已经各自回家，亲戚作保"


def test_without_a_sign_in_the_matter_there_is_nothing_to_mark(world, dangers):
    case, by = world.accepted(), world.mediator_zhang.actor
    with scope(by):
        assert set(hand_in(case, "risk_assess", FOUND | {"signs": []}, by=by).errors) == {"signs"}


def test_a_new_assessment_ends_the_one_before(world, dangers):
    dangers.marked(dangers.marked(), signs=["waiting"], colour="blue")
    assert [(one.colour, one.ended) for one in marks(world.mediator_zhang)] == [("red", "replaced"), ("blue", "")]


# ── both sides safe ──


def test_a_red_case_is_neither_ended_nor_passed_on_before_its_plan(world, dangers):
    case = dangers.marked()
    for action in ("withdraw", "terminate", "refuse"):
        if case.stage in case.procedure.action(action).from_stages:
            assert "还没有安全保护方案" in dangers.refusal(case, action, reason="当事人要求")
    unit = {"to_unit": world.town_centre.pk, "reason": "超出村里职权"}
    assert "还没有安全保护方案" in dangers.refusal(case, "transfer", **unit)
    dangers.does(case, "risk_plan", **PLAN())
    assert dangers.does(case, "transfer", **unit)


def test_the_police_get_a_red_case_at_once_and_nobody_else_before_its_plan(world, dangers):
    told = {"receiver": "某镇派出所", "reason": "有人动手", "told": "派出所已接手，电话 110。"}
    case = dangers.marked()
    assert "还没有安全保护方案" in dangers.refusal(case, "refer", channel="court", **told)
    assert dangers.does(case, "refer", channel="police", **told).stage == "referred"


def test_a_dangerous_case_goes_up_at_once_plan_or_no_plan(world, dangers):
    assert dangers.does(dangers.marked(), "raise", world.secretary_li, reason="村里压不住").rung == "town"


def test_a_blue_case_needs_no_plan(world, dangers):
    case = dangers.marked(signs=["waiting"], colour="blue")
    assert dangers.does(case, "withdraw", reason="申请人撤回")


def test_the_form_begins_with_a_line_for_each_side_and_later_with_the_plan_that_stands(world, dangers):
    case, client = dangers.marked(), world.mediator_zhang.client
    first = client.get(f"{case.url}do/risk_plan/").text
    assert first.count("selected>申请一方") == first.count("selected>另一方") == 1
    dangers.does(case, "risk_plan", **PLAN("both"))
    again = client.get(f"{case.url}do/risk_plan/").text
    assert again.count('value="分开约谈，两名干部到场"') == 1
    assert "治保主任 0851-22000000" in again


def test_a_plan_for_one_side_only_is_refused(world, dangers):
    case = dangers.marked()
    assert "另一方也要保护到" in dangers.refusal(case, "risk_plan", **PLAN("asking"))
    assert dangers.does(case, "risk_plan", **PLAN("both"))


def test_a_measure_cannot_end_before_it_begins(world, dangers):
    plan = PLAN()
    plan["measures"][0]["until"] = (today() - timedelta(days=1)).isoformat()
    assert "不能早于今天" in dangers.refusal(dangers.marked(), "risk_plan", **plan)


def test_word_to_the_police_is_kept_at_any_colour_and_red_says_to_call_first(world, dangers):
    told = {"reporter": "张调解", "station": "某镇派出所", "reported_at": now().isoformat(), "receipt": "样例-0001"}
    assert "没有风险标注" in dangers.refusal(world.accepted(), "risk_police", **told)
    red, yellow = dangers.marked(), dangers.marked(world.accepted(), signs=["blows"], colour="yellow")
    for case, first in ((red, True), (yellow, False)):
        dangers.does(case, "risk_police", **told)
        text = world.mediator_zhang.client.get(case.url).text
        assert ("样例-0001" in text, "先打 110" in text) == (True, first)


# ── how it ends ──


def test_after_ninety_days_it_ends_by_itself_once(world, dangers):
    dangers.marked()
    with at(now() + timedelta(days=90)):
        assert swept().ended == 0
    with at(now() + timedelta(days=91)):
        assert swept() == Done(1, 0)
        assert swept() == Done(0, 0)
    assert marks(world.mediator_zhang)[0].ended == "expired"
    with scope(world.mediator_zhang.actor):
        assert Event.objects.filter(type="risk.expired").count() == 1


def test_the_holder_hears_seven_days_before_and_the_notice_says_nothing_of_it(world, dangers):
    case = dangers.marked()
    with at(now() + timedelta(days=82)):
        assert swept() == Done(0, 0)
    with at(now() + timedelta(days=83)):
        assert swept() == Done(0, 1)
        assert swept() == Done(0, 0)
    with scope(world.mediator_zhang.actor):
        told = Notice.objects.get(occasion__contains=" risk ")
    assert case.number in told.values["number"]
    assert not any(word in told.words for word in ("风险", "民转刑", "红"))


def test_the_morning_asks_as_much_for_many_marks_as_for_one(world, dangers):
    def asked(number, days):
        for _ in range(number):
            dangers.marked(world.accepted())
        with at(now() + timedelta(days=days)), CaptureQueriesContext(connection) as seen:
            done = swept()
        return done, len(seen)

    assert [asked(1, 85), asked(4, 85)] == [(Done(0, 1), MORNING), (Done(0, 4), MORNING)]
    assert asked(0, 95) == (Done(5, 0), MORNING)


def test_it_is_renewed_only_by_a_reason_and_then_told_of_again(world, dangers):
    case = dangers.marked()
    with scope(world.mediator_zhang.actor):
        assert hand_in(case, "risk_renew", {}, by=world.mediator_zhang.actor).errors.keys() == {"reason"}
    with at(now() + timedelta(days=85)):
        swept()
        dangers.does(case, "risk_renew", reason="协议没有履行，双方又起争执")
        (mark,) = marks(world.mediator_zhang)
        assert (mark.expires_on, mark.renewals, mark.warned_on) == (today() + timedelta(days=90), 1, None)


def test_it_is_lifted_with_a_reason_and_cannot_be_lifted_twice(world, dangers):
    case = dangers.planned()
    dangers.does(case, "risk_lift", reason="双方和好，当面握手")
    assert marks(world.mediator_zhang)[0].end_reason == "双方和好，当面握手"
    assert "没有风险标注" in dangers.refusal(case, "risk_lift", reason="再解除一次")


def test_it_ends_with_the_case(world, dangers):
    dangers.does(dangers.planned(), "withdraw", reason="申请人撤回")
    assert marks(world.mediator_zhang)[0].ended == "settled"


# ── who sees it ──


@pytest.fixture
def outsider(world):
    """Sees the case by its place, without clearance and not of its team."""
    return world.in_post("posted_cadre")


def test_who_sees_the_case_by_place_alone_sees_nothing_of_its_risk(world, dangers, outsider):
    case = dangers.planned()
    text = outsider.client.get(case.url).text
    assert case.number in text
    assert not any(word in text for word in ("民转刑", "安全保护", "推搡", "risk"))
    assert marks(outsider) == []
    with scope(outsider.actor):
        assert not Event.objects.filter(type__startswith="risk.").exists()


def test_the_wall_holds_where_the_manager_is_lifted(world, dangers, outsider):
    dangers.marked()
    with scope(outsider.actor), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_risk")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM core_event WHERE type LIKE 'risk.%%'", [])
        assert cursor.fetchone() == (0,)


def test_the_team_and_those_who_answer_for_the_place_see_it(world, dangers):
    case = dangers.marked()
    for worker in (world.mediator_zhang, world.secretary_li, world.town_wang, world.county_chen):
        assert len(marks(worker)) == 1, worker.name
        assert "民转刑风险" in worker.client.get(case.url).text
    assert marks(world.secretary_next) == []


def test_an_outsider_is_neither_offered_the_assessment_nor_let_do_it(world, dangers, outsider):
    case = world.accepted()
    assert "risk_assess" not in outsider.client.get(case.url).text
    assert outsider.client.post(f"{case.url}do/risk_assess/", FOUND).status_code == 404


def test_the_resident_follows_the_case_and_reads_nothing_of_it(world, dangers):
    case = dangers.planned()
    client, ticket = Client(), world.case.ticket if world.case.pk == case.pk else None
    if ticket is None:
        case = dangers.planned(world.case)
        ticket = world.case.ticket
    client.post("/track/", {"code": ticket.code, "secret": ticket.secret})
    answer = client.get(f"/track/{ticket.code}/")
    assert answer.status_code == 200
    assert not any(word in answer.text for word in ("民转刑", "安全保护", "推搡", "风险"))


def test_every_list_of_cases_and_its_export_say_nothing_of_it(world, dangers, outsider):
    dangers.marked()
    for worker in (outsider, world.secretary_li):
        assert "民转刑" not in worker.client.get(reverse("cases.list")).text.replace("民转刑台账", "")


def test_whoever_the_wall_lets_see_it_by_place_holds_the_permission_and_nobody_reads_without_clearance():
    for key, post in posts().posts.items():
        permissions = posts().permissions_of(key)
        if post.clearance and post.sees == "place" and "cases.read" in permissions:
            assert "cases.see_risks" in permissions, key
        assert "cases.see_risks" not in permissions or post.clearance, key


def test_who_acts_without_seeing_it_is_told_that_something_is_owed_and_not_what(world, dangers, outsider):
    from fengge.cases.engine.facts import facts_of

    case = dangers.marked()
    with scope(outsider.actor):
        facts = facts_of(Case.objects.get(pk=case.pk), outsider.actor)
    assert (facts["risk.safe"], facts["risk.clear"]) == (True, False)
