"""Taking papers out: by those who may, whole and recorded; nobody else learns that they exist."""

from io import BytesIO

import docx
import pytest
from django.urls import reverse
from pypdf import PdfReader

from fengge.cases.test_life import agreed, mediated, told_and_agreed
from fengge.core.access import scope
from fengge.core.models import Event


@pytest.fixture
def agreed_case(world):
    with scope(world.county_chen.actor):
        case = world.accepted()
        told_and_agreed(case, world)
        mediated(case, world)
        agreed(case, world)
    return case


def one(case, key, ending):
    return reverse("cases.one_document", args=[case.number, key, ending])


def whole(case, ending):
    return reverse("cases.whole_dossier", args=[case.number, ending])


def test_the_agreement_comes_as_word_and_as_pdf(world, agreed_case):
    client = world.mediator_zhang.client
    word = client.get(one(agreed_case, "mediation_agreement", "docx"))
    assert "人民调解协议书" in [each.text for each in docx.Document(BytesIO(word.content)).paragraphs]
    assert word["Content-Disposition"].startswith("attachment")
    pdf = client.get(one(agreed_case, "mediation_agreement", "pdf"))
    assert "乙方三日内恢复。" in PdfReader(BytesIO(pdf.content)).pages[0].extract_text()
    assert pdf["Cache-Control"] == "private, no-store"


def test_the_dossier_comes_whole_and_the_taking_is_recorded(world, agreed_case):
    client, party = world.secretary_li.client, agreed_case
    assert client.get(whole(party, "pdf")).content.startswith(b"%PDF")
    assert client.get(whole(party, "zip")).content.startswith(b"PK")
    with scope(world.secretary_li.actor):
        events = Event.objects.filter(type="dossier.printed").order_by("id")
        assert list(events.values_list("details", flat=True)) == [{"what": "dossier.pdf"}, {"what": "dossier.zip"}]


def test_one_page_lists_what_there_is_and_what_is_missing(world, agreed_case):
    with scope(world.county_chen.actor):
        agreed_case.parties.update(id_number="")
    page = world.mediator_zhang.client.get(reverse("cases.papers", args=[agreed_case.number])).content.decode()
    assert one(agreed_case, "mediation_agreement", "docx") in page
    assert "缺少田大山的身份证明" in page
    assert f"{whole(agreed_case, 'pdf')}?for=" in page
    assert "回访记录" in page
    assert "口头协议登记表" not in page
    assert page.count("授权委托书") == 1


def test_a_partys_copy_hides_the_shielded_other(world, agreed_case):
    with scope(world.county_chen.actor):
        agreed_case.parties.filter(role="applicant").update(shielded=True)
        other = agreed_case.parties.get(role="respondent").pk
    address = one(agreed_case, "mediation_agreement", "pdf")

    def read(url):
        return PdfReader(BytesIO(world.mediator_zhang.client.get(url).content)).pages[0].extract_text()

    assert "13800001234" in read(address)
    assert "13800001234" not in read(f"{address}?for={other}")


NOT_THERE = [
    "documents/poem.docx", "documents/mediation_agreement.exe", "documents/mediation_agreement.pdf?nth=2",
    "documents/mediation_record.docx?nth=x", "documents/closing_report.docx", "dossier.tar", "dossier.pdf?for=0",
    "documents/mediation_record.docx?nth=99999999999999999999",
]  # fmt: skip


def test_what_is_not_there_is_not_found(world, agreed_case):
    client = world.mediator_zhang.client
    found = {wrong: client.get(f"/desk/cases/{agreed_case.number}/{wrong}").status_code for wrong in NOT_THERE}
    assert found == dict.fromkeys(NOT_THERE, 404)


def test_a_clerk_of_the_next_village_finds_no_papers(world, agreed_case):
    client = world.secretary_next.client
    assert client.get(whole(agreed_case, "pdf")).status_code == 404
    assert client.get(one(agreed_case, "cover", "docx")).status_code == 404
    assert client.get(reverse("cases.papers", args=[agreed_case.number])).status_code == 404


def test_a_visitor_is_asked_to_sign_in(client, agreed_case):
    assert client.get(whole(agreed_case, "pdf")).status_code == 302
