"""Files that come with an answer: both sides open them, nobody else does, and what is no paper is refused."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from tests.world import PIXEL

from fengge.cases.api.conftest import Program
from fengge.cases.letters.conftest import act, issued
from fengge.cases.models import Case, LetterReply, ReplyFile
from fengge.core.access import Secrecy, scope


def photo(name="整改照片.png"):
    return SimpleUploadedFile(name, PIXEL, content_type="image/png")


def handed_in(office, letter, *files):
    given = {"text": "已恢复排水沟。", "files": files}
    return office.water.client.post(f"/desk/letters/{letter.pk}/do/reply/", given)


@pytest.fixture
def answer(office):
    """An answer with two photos, as the water bureau handed it in on the page."""
    letter = issued(office)
    act(office, letter, "receive", "water")
    assert handed_in(office, letter, photo(), photo("会议纪要.png")).status_code == 302
    with scope(office.water.actor):
        return LetterReply.objects.select_related("letter").get(letter=letter.pk)


def files_of(answer, worker):
    with scope(worker.actor):
        return list(ReplyFile.objects.select_related("file", "reply").filter(reply=answer.pk))


def test_both_sides_find_the_files_beside_the_answer_and_open_them(office, answer):
    first, second = files_of(answer, office.water)
    for worker in (office.water, office.governance_center, office.world.secretary_li):
        text = worker.client.get(answer.letter.url).text
        assert ("整改照片.png" in text, "会议纪要.png" in text, "附件 2 个" in text) == (True, True, True)
        assert worker.client.get(first.url)["Content-Type"] == "image/png"
    assert "attachment" in office.governance_center.client.get(f"{second.url}?download").headers["Content-Disposition"]


def test_whoever_does_not_read_the_letter_gets_no_file_of_it(office, answer):
    (first, _second) = files_of(answer, office.water)
    for worker in (office.labour, office.world.secretary_next):
        assert worker.client.get(first.url).status_code == 404
        assert files_of(answer, worker) == []
    with scope(office.world.actor_seeing_all):
        Case.objects.filter(pk=office.case.pk).update(secrecy=Secrecy.SEALED)
    assert office.world.secretary_li.client.get(first.url).status_code == 404
    assert office.water.client.get(first.url).status_code == 200


def test_a_file_is_found_under_its_own_letter_alone(office, answer):
    other = issued(office, to="labour", kind="reminder")
    first = files_of(answer, office.water)[0]
    assert office.governance_center.client.get(f"/desk/letters/{other.pk}/files/{first.pk}/").status_code == 404


def test_what_is_no_paper_is_refused_and_nothing_is_answered(office):
    letter = issued(office)
    act(office, letter, "receive", "water")
    refused = handed_in(office, letter, SimpleUploadedFile("修好了.exe", b"MZ not a paper"))
    assert refused.status_code == 422
    assert "已恢复排水沟。" in refused.text
    with scope(office.water.actor):
        assert not LetterReply.objects.exists()


def test_a_program_hands_files_in_and_fetches_them(office, answer):
    centre = Program(office.governance_center)
    (told,) = centre.get(f"/letters/{answer.letter_id}").json()["replies"]
    assert [one["name"] for one in told["files"]] == ["整改照片.png", "会议纪要.png"]
    path = f"/letters/{answer.letter_id}/files/{told['files'][0]['id']}"
    assert centre.get(path)["Content-Type"] == "image/png"
    assert Program(office.labour).get(path).status_code == 404


def test_the_form_to_answer_on_names_what_is_attached(office, answer):
    paper = office.water.client.get(f"/desk/letters/{answer.letter_id}/paper/reply.docx").getvalue()
    (table,) = Document(BytesIO(paper)).tables
    assert "整改照片.png、会议纪要.png" in table.rows[-1].cells[-1].text
