"""A hazard from the first word to the second look, and everything somebody may not do on the way."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.world import PIXEL, VILLAGE

from fengge.cases import tasks
from fengge.cases.engine.timing import clocks_of
from fengge.cases.hazards.conftest import FOUND, SEEN, today_iso
from fengge.cases.models import Case, Role
from fengge.cases.procedure import current
from fengge.core.access import VISITOR, scope
from fengge.core.clock import at, now
from fengge.core.models import Event, Notice
from fengge.core.testing.database import database_role


def clocks(world, case, moment=None):
    with scope(world.secretary_li.actor):
        return current(clocks_of(case, moment or now()))


def told_to(worker):
    for job in ProcrastinateJob.objects.filter(task_name="fengge.cases.tasks.tell_of").order_by("id"):
        with database_role("fengge_worker"):
            tasks.tell_of(**job.args)
    with scope(worker.actor):
        return list(Notice.objects.values_list("occasion", flat=True))


# ── the road ──


def test_a_hazard_is_checked_put_right_and_looked_at_again_by_somebody_else(world, hazards):
    case = hazards.rectified()
    assert (case.stage, case.level, case.rung) == ("rectified", "hazard_general", "village")
    assert hazards.does(world.visitor_zhao, case, "recheck", passed="yes", found="护栏牢固。").ok
    assert case.stage == "removed"
    with scope(world.secretary_li.actor):
        ending = case.closures.get()
        assert (ending.outcome, ending.summary) == ("rectified", "护栏牢固。")
        assert [party.name for party in case.parties.filter(role=Role.RESPONSIBLE)] == ["大坪村民委员会"]


def test_whoever_put_it_right_does_not_judge_it(world, hazards, refused):
    case = hazards.rectified()
    told = refused(lambda: hazards.does(world.secretary_li, case, "recheck", passed="yes", found="好了"))
    assert "不能自己复查" in told
    with scope(world.secretary_li.actor):
        assert Case.objects.get(pk=case.pk).stage == "rectified"


def test_what_is_not_gone_goes_back_to_work_under_a_new_limit(world, hazards):
    case = hazards.rectified()
    with at(now() + timedelta(days=2)):
        assert hazards.does(world.visitor_zhao, case, "recheck", passed="no", found="只焊了一半。").ok
    assert (case.stage, case.settled_at) == ("confirmed", None)
    assert clocks(world, case, now() + timedelta(days=2))["rectification"].round == 2


def test_what_is_no_hazard_is_closed_with_words_the_reporter_reads(world, hazards):
    case = hazards.reported()
    assert hazards.does(world.secretary_li, case, "check", is_hazard="no", found="护栏是新的，照片是邻县的。").ok
    with scope(VISITOR.holding(case.ticket.digest)):
        assert case.closures.get().summary.startswith("护栏是新的")
    assert case.stage == "unfounded"


def test_a_check_says_who_puts_it_right_and_how(world, hazards):
    bound = hazards.does(world.secretary_li, hazards.reported(), "check", is_hazard="yes", found="断了")
    assert set(bound.errors) == {"level", "unit", "measures"}


def test_the_level_sets_the_limit_and_a_graver_one_is_looked_after_higher_up(world, hazards):
    case = hazards.confirmed()
    first = clocks(world, case)["rectification"].due_at
    assert hazards.does(world.secretary_li, case, "regrade", level="hazard_serious", reason="车流大").ok
    assert case.rung == "town"
    assert clocks(world, case)["rectification"].due_at > first


def test_the_limit_is_lengthened_once_and_not_by_whoever_is_bound_by_it(world, hazards, refused):
    case = hazards.rectified()
    with at(now() + timedelta(days=1)):
        hazards.does(world.visitor_zhao, case, "recheck", passed="no", found="还差一截。")
        told = refused(lambda: hazards.does(world.secretary_li, case, "postpone", days="5", reason="等料"))
        assert "不能自己复查、自己延期" in told
        assert hazards.does(world.visitor_zhao, case, "postpone", days="5", reason="等料").ok
        assert clocks(world, case)["rectification"].extensions == 1


# ── in one line, and at once ──


def test_a_grid_worker_solves_on_the_spot_in_one_line(world):
    client = world.in_post("grid_worker").client
    seen = {**SEEN, "division": f"{VILLAGE}001", "solved": "on", "how": "把井盖盖好了", "client_id": "1" * 32}
    answer = client.post("/desk/cases/new/hazard/", seen)
    assert answer.status_code == 302, answer.context["bound"].errors
    with scope(world.secretary_li.actor):
        case = Case.objects.get()
        assert (case.stage, case.closures.get().summary) == ("solved", "把井盖盖好了")


def test_solved_needs_the_line_that_says_how(world):
    answer = world.secretary_li.client.post("/desk/cases/new/hazard/", {**SEEN, "solved": "on"})
    assert answer.status_code == 422
    assert "how" in answer.context["bound"].errors
    assert "护栏断了一截" in answer.text


def test_an_emergency_is_red_at_once_and_town_and_county_are_told(world, hazards):
    case = hazards.reported(urgent=True, danger="护栏下有小孩")
    assert (case.level, case.rung, case.stage) == ("hazard_major", "county", "reported")
    occasion = f"{case.number} hazard.alarmed"
    for worker in (world.town_wang, world.county_chen):
        assert [one for one in told_to(worker) if one.startswith(occasion)], worker.name
    assert not [one for one in told_to(world.secretary_next) if one.startswith(occasion)]
    text = world.secretary_li.client.get(case.url).text
    assert "119、120" in text
    assert "护栏下有小孩" in text


def test_the_village_hears_of_an_emergency_that_its_grid_worker_saw(world, hazards):
    worker = world.in_post("grid_worker")
    case = hazards.reported(by=worker, division=f"{VILLAGE}001", urgent=True, danger="护栏下有小孩")
    occasion = f"{case.number} hazard.alarmed"
    assert [one for one in told_to(world.secretary_li) if one.startswith(occasion)]
    assert not [one for one in told_to(world.secretary_next) if one.startswith(occasion)]


def test_the_clock_of_an_emergency_runs_through_the_night(world, hazards):
    with at(now().replace(hour=23, minute=30)):
        case = hazards.reported(urgent=True, danger="墙要倒")
        clock = clocks(world, case)["emergency"]
        assert clock.due_at - clock.started_at == timedelta(hours=1)


def test_the_alarm_is_raised_once(world, hazards, refused):
    case = hazards.reported(urgent=True, danger="墙要倒")
    assert "已经紧急上报过" in refused(lambda: hazards.does(world.secretary_li, case, "alarm", danger="墙要倒"))
    text = world.secretary_li.client.get(case.url).text
    assert f"{case.url}do/alarm/" not in text


def test_pressing_twice_makes_one_hazard_one_alarm_and_one_line(world):
    client = world.secretary_li.client
    seen = {**SEEN, "urgent": "on", "danger": "墙要倒", "solved": "on", "how": "已拉警戒线", "client_id": "2" * 32}
    assert client.post("/desk/cases/new/hazard/", seen).url == client.post("/desk/cases/new/hazard/", seen).url
    with scope(world.secretary_li.actor):
        kinds = list(Event.objects.order_by("id").values_list("type", flat=True))
    assert kinds == ["case.reported", "hazard.alarmed", "hazard.solved"]


# ── who may ──


def test_a_post_without_the_permission_is_told_so(world, hazards, refused):
    worker = world.in_post("grid_worker")
    case = hazards.reported(by=worker, division=f"{VILLAGE}001")
    assert "权限" in refused(lambda: hazards.does(worker, case, "check", **FOUND))


def test_the_next_village_finds_nothing(world, hazards):
    case = hazards.reported()
    assert world.secretary_next.client.get(case.url).status_code == 404


def test_steps_out_of_their_order_are_refused_with_the_stage(world, hazards, refused):
    case = hazards.reported()
    assert "待核查" in refused(lambda: hazards.does(world.secretary_li, case, "rectify", done="好", on=today_iso()))


# ── what is seen ──


def test_the_file_shows_before_and_after_side_by_side(world, hazards):
    case = hazards.confirmed(photos=[a_photo()])
    hazards.does(world.secretary_li, case, "rectify", done="焊好了", on=today_iso(), photos=[a_photo()])
    text = world.secretary_li.client.get(case.url).text
    assert text.index('alt="整改前照片1') < text.index('alt="整改后照片1')
    assert "三天内先拉警戒线" in text


def a_photo():
    return SimpleUploadedFile("照片.png", PIXEL, content_type="image/png")


def test_the_reporter_follows_rates_and_has_it_taken_up_again(world, hazards):
    case = hazards.rectified()
    hazards.does(world.visitor_zhao, case, "recheck", passed="yes", found="护栏牢固。")
    from django.test import Client

    client = Client()
    client.post("/track/", {"code": case.ticket.code, "secret": case.ticket.secret})
    story = f"/track/{case.ticket.code}/"
    text = client.get(story).text
    assert "换人做了复查" in text
    assert "护栏牢固。" in text
    assert "13800002222" not in text
    assert "大坪村民委员会" not in text
    client.post(story, {"solved": "no", "score": "2", "words": "又断了"})
    with scope(world.secretary_li.actor):
        again = Case.objects.get(pk=case.pk)
    assert (again.stage, again.settled_at) == ("reported", None)


@pytest.mark.parametrize("action", ["check", "solve", "alarm", "recheck", "rectify"])
def test_every_form_opens_on_the_desk(world, hazards, action):
    case = hazards.rectified() if action == "recheck" else hazards.reported()
    assert world.secretary_li.client.get(f"{case.url}do/{action}/").status_code == 200


# ── coming from elsewhere ──


def test_triage_may_lead_a_case_into_the_hazards(world, monkeypatch):
    from fengge.cases.engine.becoming import become
    from fengge.cases.permissions import May
    from fengge.core.verbs import verb

    case = world.registered()

    @verb(May.TRIAGE, event="case.triaged")
    def turn(case, *, by):
        become(case, "hazard")
        return case

    with scope(world.secretary_li.actor):
        turn(case, by=world.secretary_li.actor)
        assert (case.procedure_key, case.stage) == ("hazard", "reported")
    assert world.secretary_li.client.get(case.url).status_code == 200


# ── papers ──


def text_of(answer):
    from docx import Document

    word = Document(io.BytesIO(answer.content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in word.paragraphs), *cells])


def test_the_notice_names_whoever_puts_it_right_what_and_by_when(world, hazards):
    case = hazards.confirmed()
    client = world.secretary_li.client
    text = text_of(client.get(f"{case.url}documents/rectification_notice.docx"))
    for words in ("大坪村民委员会：", "一般隐患", "三天内先拉警戒线", "年", "李书记"):
        assert words in text
    assert "{{" not in text
    assert client.get(f"{case.url}documents/recheck_record.docx").status_code == 404


def test_the_record_of_the_second_look_says_who_looked(world, hazards):
    case = hazards.rectified()
    hazards.does(world.visitor_zhao, case, "recheck", passed="yes", found="护栏牢固。")
    text = text_of(world.secretary_li.client.get(f"{case.url}documents/recheck_record.docx"))
    for words in ("赵回访", "护栏已焊好。", "护栏牢固。", "予以销号"):
        assert words in text


def test_the_papers_of_a_hazard_are_its_own_and_no_dossier_of_a_mediation(world, hazards):
    case = hazards.confirmed()
    client = world.secretary_li.client
    text = client.get(f"{case.url}documents/").text
    assert "隐患整改通知书" in text
    assert "调解协议书" not in text
    for path in ("documents/mediation_agreement.docx", "dossier.pdf", "documents/rectification_notice.odt"):
        assert client.get(f"{case.url}{path}").status_code == 404
    pdf = client.get(f"{case.url}documents/rectification_notice.pdf")
    assert pdf["Content-Type"] == "application/pdf"
    assert "documents/rectification_notice.pdf" in text
    for ending in ("docx", "pdf"):
        assert world.secretary_next.client.get(f"{case.url}documents/rectification_notice.{ending}").status_code == 404
