"""A case that was lived through, as its papers tell it."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import Image
from pypdf import PdfReader

from fengge.cases.closing.closing import archive, close
from fengge.cases.closing.inputs import ArchiveGiven, CloseGiven
from fengge.cases.documents import archive as zipped
from fengge.cases.documents import bound, copy_for, dossier_of, missing, missing_to_file
from fengge.cases.documents.records import Outcome, Slot
from fengge.cases.models import Attachment
from fengge.cases.test_life import act, agreed, mediated, performed, told_and_agreed, visited
from fengge.core.access import scope
from fengge.core.clock import at, now, today
from fengge.core.files import keep


def attached(case, kind, title, party=None, document=""):
    picture = BytesIO()
    Image.new("RGB", (60, 40)).save(picture, "PNG")
    file = keep(SimpleUploadedFile("照片.png", picture.getvalue(), "image/png"))
    Attachment.objects.create(case=case, party=party, file=file, kind=kind, title=title, document=document, at=now())


@pytest.fixture
def mediated_case(world):
    with scope(world.county_chen.actor):
        case = world.accepted()
        told_and_agreed(case, world)
        said = {"place": "三组", "asked": "田老五", "found": "沟改了三米。"}
        act(case, "investigate", world.mediator_zhang, on=today(), **said)
        mediated(case, world)
        agreed(case, world)
        performed(case, world)
        attached(case, "identity", "身份证", case.parties.first())
        attached(case, "signed", "协议签署件", document="mediation_agreement")
        attached(case, "photo", "水沟")
    return case


@pytest.fixture
def archived_case(world, mediated_case):
    with at(now() + timedelta(days=8)), scope(world.county_chen.actor):
        visited(mediated_case, world.visitor_zhao)
        close(mediated_case, CloseGiven(summary="已恢复排水沟。"), by=world.secretary_li.actor)
        archive(mediated_case, ArchiveGiven(dossier_number=mediated_case.number), by=world.secretary_li.actor)
    return mediated_case


def test_a_dossier_tells_the_case_as_it_was_recorded(world, archived_case):
    with scope(world.secretary_li.actor):
        dossier = dossier_of(archived_case)
    assert dossier.committee == "大坪村人民调解委员会"
    assert [(one.role, one.name) for one in dossier.parties] == [("申请人", "田大山"), ("被申请人", "冉小河")]
    assert all(one.told_rights_on == today() for one in dossier.parties)
    assert (dossier.kind, dossier.source, dossier.mediators) == ("邻里纠纷", "依申请调解", ("张调解",))
    assert dossier.applied_on == dossier.accepted_on == today()
    assert (dossier.registrar, dossier.told_by) == ("李书记", "张调解")
    assert dossier.investigations[0].asked.name == "田老五"
    assert dossier.sessions[0].text == "双方各退一步。"
    assert dossier.agreement.obligations[0].sentence.startswith("冉小河于")
    assert dossier.agreement.obligations[0].performed_on == today()
    assert dossier.visits[0].visitor == "赵回访"
    assert dossier.closing.outcome is Outcome.WRITTEN
    assert dossier.volume.number == f"（{today().year}）大坪村人调字第{int(archived_case.number[5:])}号"
    assert (dossier.volume.filed_by, dossier.volume.retention) == ("李书记", "长期")
    assert {one.slot for one in dossier.attachments} == {Slot.IDENTITY, Slot.SIGNED, Slot.EVIDENCE}
    assert missing_to_file(dossier) == []


def test_the_papers_are_printed_from_the_case(world, archived_case):
    with scope(world.secretary_li.actor), translation.override("en"):
        dossier = dossier_of(archived_case)
        text = "".join("".join(page.extract_text() for page in PdfReader(BytesIO(bound(dossier))).pages).split())
    assert all(part in text for part in ("田大山", "乙方三日内恢复。", "邻里纠纷", "人民调解协议书（签署件）"))
    assert zipped(dossier).startswith(b"PK")


def test_a_case_in_hand_says_what_it_still_lacks(world):
    with scope(world.county_chen.actor):
        dossier = dossier_of(world.accepted())
    with translation.override("zh-hans"):
        assert missing(dossier) == ["尚未向田大山告知权利义务", "尚未向冉小河告知权利义务", "缺少调解记录"]
    assert dossier.closing is None
    assert bound(dossier).startswith(b"%PDF")


def test_a_shielded_party_is_hidden_in_the_others_copy(world, mediated_case):
    with scope(world.county_chen.actor):
        mediated_case.parties.filter(role="applicant").update(shielded=True)
        dossier = dossier_of(mediated_case)
    applicant, respondent = dossier.parties
    assert copy_for(dossier, respondent.key).parties[0].phone != applicant.phone
    assert copy_for(dossier, applicant.key).parties[0].phone == applicant.phone == "13800001234"


def test_a_dossier_asks_the_database_a_bounded_number_of_times(world, archived_case, django_assert_max_num_queries):
    with scope(world.secretary_li.actor), django_assert_max_num_queries(25):
        dossier_of(archived_case)
