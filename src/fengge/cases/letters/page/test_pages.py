"""The letter on the desk: what each side finds on its page, and what nobody is led to."""

from datetime import timedelta
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from fengge.cases.letters.conftest import act, answered, draft, issued
from fengge.core.access import scope
from fengge.core.clock import at, now
from fengge.core.models import Event


def page(worker, letter, ending=""):
    return worker.client.get(f"/desk/letters/{letter.pk}/{ending}")


def test_the_recipient_signs_and_answers_from_the_letter_s_page(office):
    letter = issued(office)
    client = office.water.client
    assert "签收" in page(office.water, letter).text
    assert client.post(f"/desk/letters/{letter.pk}/do/receive/", {"seen_version": letter.version}).status_code == 302
    answer = client.post(f"/desk/letters/{letter.pk}/do/reply/", {"text": "已恢复排水沟。"})
    assert answer.url == f"/desk/letters/{letter.pk}/"
    assert "已恢复排水沟。" in page(office.governance_center, letter).text


def test_the_recipient_reads_the_case_s_number_but_is_not_led_to_its_file(office):
    letter = issued(office)
    text = page(office.water, letter).text
    assert office.case.number in text
    assert f"/desk/cases/{office.case.number}/" not in text
    assert office.water.client.get(f"/desk/cases/{office.case.number}/").status_code == 404
    assert f"/desk/cases/{office.case.number}/" in page(office.governance_center, letter).text


def test_a_foreign_letter_and_a_draft_are_not_there_for_others(office):
    letter = draft(office)
    for worker in (office.water, office.labour, office.world.secretary_li):
        assert page(worker, letter).status_code == 404
        assert page(worker, letter, "paper/letter.docx").status_code == 404
        assert worker.client.post(f"/desk/letters/{letter.pk}/do/receive/").status_code in (403, 404)


def test_each_side_is_offered_its_own_verbs_only(office):
    letter = issued(office)
    theirs, ours = page(office.water, letter).text, page(office.governance_center, letter).text
    assert "do/receive/" in theirs
    assert "do/urge/" not in theirs
    assert "do/urge/" in ours
    assert "do/receive/" not in ours
    watching = page(office.world.secretary_li, letter).text
    assert "/do/" not in watching


def test_a_form_that_is_not_right_keeps_what_was_typed(office):
    letter = answered(office)
    answer = office.governance_center.client.post(f"/desk/letters/{letter.pk}/do/return/", {"opinion": " "})
    assert answer.status_code == 422
    letter2 = draft(office, to="labour")
    words = {"recipient": str(letter2.recipient_id), "subject": "题", "measures": "一", "body": "请找田大山了解情况"}
    answer = office.governance_center.client.post(f"/desk/letters/{letter2.pk}/do/change/", words)
    assert answer.status_code == 422
    assert "请找田大山了解情况" in answer.text
    assert "不写当事人" in answer.text


def test_two_tabs_on_the_page_the_second_keeps_its_words_and_is_told(office):
    letter = draft(office)
    words = {"recipient": str(letter.recipient_id), "measures": "一", "body": "文"}
    client, seen = office.governance_center.client, str(letter.version)
    url = f"/desk/letters/{letter.pk}/do/change/"
    assert client.post(url, {**words, "subject": "第一个窗口", "seen_version": seen}).status_code == 302
    second = client.post(url, {**words, "subject": "第二个窗口", "seen_version": seen})
    assert second.status_code == 409
    assert "第二个窗口" in second.text


def test_drafting_begins_with_the_pack_s_words_and_says_what_is_lacking_for_the_next_step(office):
    client, root = office.governance_center.client, f"/desk/cases/{office.case.number}/letters/new/"
    kinds = client.get(root).text
    assert f"{root}handover/" in kinds
    assert f"{root}supervision/" not in kinds
    assert "先要有交办书" in kinds
    form = client.get(f"{root}handover/").text
    assert "关于办理某镇大坪村“排水沟改道纠纷”的交办书" in form
    assert "田大山" not in form
    to = str(office.water.appointment.organisation_id)
    made = client.post(f"{root}handover/", {"recipient": to, "subject": "题", "body": "文", "measures": "一"})
    assert made.status_code == 302
    assert client.get(f"{root}procuratorial/").status_code == 404
    assert office.world.secretary_li.client.get(root).status_code == 403


@pytest.mark.parametrize("typed", ["\u202e坏\u2066", "甲\x00乙", "很" * 130])
def test_what_deceives_or_is_too_long_is_answered_at_its_field(office, typed):
    root = f"/desk/cases/{office.case.number}/letters/new/handover/"
    to = str(office.water.appointment.organisation_id)
    given = {"recipient": to, "subject": typed, "body": "文", "measures": "一"}
    answer = office.governance_center.client.post(root, given)
    assert answer.status_code in (302, 422)
    if answer.status_code == 302:
        text = office.governance_center.client.get(answer.url).text
        assert "\u202e" not in text
        assert "\x00" not in text


def test_the_case_file_has_a_panel_of_its_letters_and_no_line_of_them_in_its_story(office):
    letter = issued(office)
    client = office.governance_center.client
    file = client.get(f"/desk/cases/{office.case.number}/").text
    assert letter.number in file
    assert f"/desk/cases/{office.case.number}/letters/new/" in file
    with scope(office.governance_center.actor):
        kinds = Event.objects.filter(subject_kind="cases.case", subject_id=office.case.pk).values_list(
            "type", flat=True
        )
        assert not [kind for kind in kinds if kind.startswith("letter.")]
    village = office.world.secretary_li.client.get(f"/desk/cases/{office.case.number}/").text
    assert letter.number in village
    assert "letters/new/" not in village


def test_on_paper_the_letter_has_its_head_number_title_and_words(office):
    letter = issued(office, copies="某县司法局")
    answer = page(office.water, letter, "paper/letter.docx")
    lines = [one.text for one in Document(BytesIO(answer.content)).paragraphs]
    assert lines[0] == "某县综治中心"
    assert lines[1] == letter.number
    assert "某县水务局：" in lines
    pdf = "".join(
        one.extract_text() for one in PdfReader(BytesIO(page(office.water, letter, "paper/letter.pdf").content)).pages
    )
    assert letter.number in pdf
    assert "— 1 —" in pdf


def test_the_answer_s_form_carries_the_letter_and_what_was_answered(office):
    letter = answered(office)
    word = Document(BytesIO(page(office.water, letter, "paper/reply.docx").content))
    cells = [cell.text for row in word.tables[0].rows for cell in row.cells]
    assert letter.number in cells
    assert "已到现场查看，恢复排水沟。" in cells


def test_taking_the_paper_is_told_in_the_letter_s_story(office):
    letter = issued(office)
    page(office.water, letter, "paper/letter.pdf")
    assert "取出函件" in page(office.governance_center, letter).text


def test_a_draft_on_paper_leaves_room_for_its_number_and_has_no_answer_s_form(office):
    letter = draft(office)
    answer = page(office.governance_center, letter, "paper/letter.docx")
    assert "〕　号" in Document(BytesIO(answer.content)).paragraphs[1].text
    assert page(office.governance_center, letter, "paper/reply.docx").status_code == 404


def test_an_overdue_letter_says_so_in_words(office):
    letter = issued(office)
    act(office, letter, "receive", "water")
    with at(now() + timedelta(days=30)):
        assert "超期" in page(office.governance_center, letter).text


def test_the_page_speaks_english_to_whoever_reads_english(office):
    letter = answered(office)
    office.water.account.language = "en"
    office.water.account.save()
    client = office.water.client
    client.cookies["django_language"] = "en"
    text = client.get(f"/desk/letters/{letter.pk}/", headers={"Accept-Language": "en"}).text
    assert "Hand-over letter" in text
    assert "Time to answer" in text


def test_a_clock_that_stands_still_may_only_be_resumed_and_a_late_one_not_put_off(office):
    letter = act(office, issued(office), "receive", "water")
    assert {"extend", "pause"} <= offered(office, letter)
    act(office, letter, "pause", "governance_center", reason="等检测结果")
    assert offered(office, letter) & {"extend", "pause", "resume"} == {"resume"}
    act(office, letter, "resume", "governance_center", reason="结果已出")
    with at(now() + timedelta(days=30)):
        assert not offered(office, letter) & {"extend", "pause", "resume"}


def offered(office, letter):
    text = page(office.governance_center, letter).text
    return {key for key in ("extend", "pause", "resume", "urge") if f"do/{key}/" in text}


def beside(answer):
    return [str(one.title) for one in answer.context["deeds"]["others"]]


def test_a_letter_that_failed_leads_to_the_next_step_of_the_ladder_once(office):
    letter = act(office, issued(office), "receive", "water")
    assert "起草督办书" not in beside(page(office.governance_center, letter))
    with at(letter.next_due_at + timedelta(days=1)):
        answer = page(office.governance_center, letter)
        assert "起草督办书" in beside(answer)
        link = next(one.url for one in answer.context["deeds"]["others"] if str(one.title) == "起草督办书")
        form = office.governance_center.client.get(link).text
        assert f'value="{letter.recipient_id}" selected' in form
        assert "起草督办书" not in beside(page(office.water, letter))
        following = draft(office, kind="supervision")
        again = page(office.governance_center, letter)
    assert "起草督办书" not in beside(again)
    assert following.url in again.text
    assert letter.url in page(office.governance_center, following).text
