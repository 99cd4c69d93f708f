"""What is grave is reported to the county's leaders at once, who answer; nobody it accuses hears of it (信访工作条例 art. 25, 30)."""

from datetime import timedelta
from io import BytesIO

import pytest
from docx import Document
from procrastinate.contrib.django.models import ProcrastinateJob

from fengge.cases import tasks
from fengge.cases.engine.timing import clocks_of
from fengge.cases.models import Case
from fengge.cases.procedure.clocks import current
from fengge.core.access import scope
from fengge.core.clock import at, now
from fengge.core.models import Notice
from fengge.core.testing.database import database_role

SAID = {"what": "三十余人聚集在征地现场，阻拦施工。", "done": "镇里已派人到场劝导，暂停施工。"}


@pytest.fixture
def office(petitions):
    """The county's Party office, told beside the leader."""
    return petitions.world.organisation(petitions.world.county, "party_office", "中共某县委办公室")


@pytest.fixture
def given(petitions, office):
    return {**SAID, "leader": str(petitions.leader.appointment.pk), "units": [str(office.pk)]}


def clocks(petitions, case):
    with scope(petitions.office.actor):
        return current(clocks_of(Case.objects.get(pk=case.pk), now()))


def told(worker):
    with database_role("fengge_worker"):
        for job in ProcrastinateJob.objects.filter(task_name="fengge.cases.tasks.tell_of").order_by("id"):
            tasks.tell_of(**job.args)
    with scope(worker.actor):
        return [(str(one), one.kind) for one in Notice.objects.order_by("id")]


def test_what_is_urgent_at_the_window_owes_a_report_and_the_page_says_so(petitions, given):
    case = petitions.opened(urgent="on")
    clock = clocks(petitions, case)["urgent_report"]
    assert (clock.is_open, clock.law, clock.deadline.example) == (True, "《信访工作条例》第二十五条", True)
    assert clock.due_at - clock.started_at == timedelta(hours=2)
    assert "还没有报告" in petitions.office.client.get(case.url).text
    petitions.act(case, "report_urgent", petitions.office, **given)
    assert not clocks(petitions, case)["urgent_report"].is_open
    assert clocks(petitions, case)["urgent_answer"].is_open


def test_what_is_not_urgent_owes_none(petitions):
    assert "urgent_report" not in clocks(petitions, petitions.opened())


def test_the_leader_and_the_offices_are_told_at_any_hour_and_see_it_from_then_on(petitions, given, office):
    clerk = petitions.world.worker("白秘书", "county_unit", petitions.world.county, office)
    case = petitions.opened()
    assert clerk.client.get(case.url).status_code == 404
    petitions.act(case, "report_urgent", petitions.office, **given)
    line = (f"{case.number} 重大紧急情况，请马上批示", "urgent")
    assert line in told(petitions.leader)
    assert line in told(clerk)
    assert line not in told(petitions.second)
    page = clerk.client.get(case.url).text
    assert ("等批示" in page, SAID["what"] in page) == (True, True)


def test_a_leader_answers_and_whoever_reported_is_told(petitions, given):
    case = petitions.act(petitions.opened(), "report_urgent", petitions.office, **given)
    petitions.act(case, "answer_urgent", petitions.leader, words="请信访局长到场接访，今晚报结果。")
    assert not clocks(petitions, case)["urgent_answer"].is_open
    assert (f"{case.number} 的重大紧急报告已批示", "urgent") in told(petitions.office)
    assert "今晚报结果" in petitions.office.client.get(case.url).text


def test_nothing_is_answered_that_nobody_reported_and_only_leaders_answer(petitions, given):
    case = petitions.opened()
    said = petitions.refusal(case, "answer_urgent", petitions.leader, words="知道了")
    assert "没有等批示的重大紧急报告" in str(said.items)
    petitions.act(case, "report_urgent", petitions.office, **given)
    assert "权限" in str(petitions.refusal(case, "answer_urgent", petitions.office, words="知道了").message)


def test_nobody_accused_is_reported_to(petitions, given):
    head = petitions.world.worker("冯副县长", "county_leader", petitions.world.county, petitions.bureau)
    case = petitions.act(petitions.opened(), "accuse", petitions.office, accused=[{"unit": petitions.bureau.pk}])
    for field, of_the_accused in (("leader", str(head.appointment.pk)), ("units", [str(petitions.bureau.pk)])):
        assert (
            petitions.refusal(case, "report_urgent", petitions.office, **{**given, field: of_the_accused}).field
            == field
        )
    petitions.act(case, "report_urgent", petitions.office, **given)
    assert head.client.get(case.url).status_code == 404


def test_an_answer_that_does_not_come_is_late(petitions, given):
    case = petitions.act(petitions.opened(), "report_urgent", petitions.office, **given)
    with at(now() + timedelta(hours=3)):
        assert clocks(petitions, case)["urgent_answer"].is_overdue


def test_the_report_is_a_paper_with_its_answer(petitions, given):
    case = petitions.act(petitions.opened(), "report_urgent", petitions.office, **given)
    petitions.act(case, "answer_urgent", petitions.leader, words="请到场接访。")
    paper = petitions.office.client.get(f"{case.url}letters-out/urgent_report.docx")
    text = "\n".join(one.text for one in Document(BytesIO(paper.getvalue())).paragraphs)
    assert [
        word
        for word in ("郑副县长、中共某县委办公室：", SAID["what"], SAID["done"], "请到场接访。")
        if word not in text
    ] == []
    assert petitions.office.client.get(f"{case.url}letters-out/urgent_report.pdf")["Content-Type"] == "application/pdf"
