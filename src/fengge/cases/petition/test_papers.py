"""The letters of a petition open in Word, say the law's terms, and are there once their step was taken."""

from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from fengge.cases.petition.conftest import REVIEWED, asking


def words_of(client, case, key):
    answer = client.get(f"{case.url}letters-out/{key}.docx")
    assert answer.status_code == 200
    return "\n".join(one.text for one in Document(BytesIO(answer.getvalue())).paragraphs)


def declined(petitions):
    return petitions.act(petitions.opened(), "decline", petitions.office, why="in_hand", reason="正在办理。")


def forwarded(petitions):
    return petitions.act(petitions.opened(), "forward", petitions.office, to="某市自然资源局", reason="属市级职权。")


def extended(petitions):
    more = {"days": 30, "approved_by": "吴局长", "reason": "需要重新测量", "told": True}
    return petitions.act(petitions.accepted(), "extend", petitions.office, **more)


def reviewed(petitions):
    case = petitions.act(petitions.delivered(), "ask_review", petitions.office, **asking())
    return petitions.act(case, "review", petitions.outsider, result="upheld", **REVIEWED)


LETTERS = [
    ("acceptance_notice", lambda p: p.accepted(), ["田大山", "六十日内办结", "不超过三十日", "打击报复", "某县信访局"]),
    ("declining_notice", declined, ["不予受理", "正在办理。", "第十九条"]),
    ("forwarding_notice", forwarded, ["某市自然资源局", "第二十二条"]),
    ("extension_notice", extended, ["吴局长批准", "延长30日", "需要重新测量"]),
    (
        "handling_opinion",
        lambda p: p.answered(),
        ["漏算两分地", "予以支持", "《土地管理法》第四十八条", "三十日内", "申请复查"],
    ),
    ("review_opinion", reviewed, ["维持原意见", "三十日内", "请求复核"]),
]


@pytest.mark.parametrize(("key", "made", "words"), LETTERS)
def test_a_letter_says_what_was_decided_and_which_rights_follow(petitions, key, made, words):
    case = made(petitions)
    text = words_of(petitions.office.client, case, key)
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize(("key", "made", "words"), LETTERS)
def test_its_pdf_says_the_same_and_carries_the_code_to_check_it(petitions, key, made, words):
    case = made(petitions)
    answer = petitions.office.client.get(f"{case.url}letters-out/{key}.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.getvalue())).pages)
    flat = "".join(text.split())
    assert [word for word in (*words, case.public_code, "打印时间") if word not in flat] == []


def test_the_page_of_papers_opens_each_as_word_and_as_pdf(petitions):
    case = petitions.accepted()
    text = petitions.office.client.get(f"{case.url}documents/").text
    assert "letters-out/acceptance_notice.docx" in text
    assert "letters-out/acceptance_notice.pdf" in text
    assert petitions.office.client.get(f"{case.url}letters-out/acceptance_notice.odt").status_code == 404


def test_no_letter_is_there_before_its_step(petitions):
    case = petitions.accepted()
    for key in ("handling_opinion", "extension_notice", "cover", "nothing"):
        assert petitions.office.client.get(f"{case.url}letters-out/{key}.docx").status_code == 404


def test_the_page_of_papers_lists_the_letters_and_what_is_still_missing(petitions):
    case = petitions.answered()
    text = petitions.office.client.get(f"{case.url}documents/").text
    assert "letters-out/handling_opinion.docx" in text
    assert "延长办理期限告知书" in text
    assert "人民调解" not in text.partition("<main")[2]


def test_the_accused_unit_gets_no_letter(petitions):
    case = petitions.accepted()
    petitions.act(case, "accuse", petitions.office, accused=[{"unit": petitions.bureau.pk}])
    assert petitions.head.client.get(f"{case.url}letters-out/acceptance_notice.docx").status_code == 404
