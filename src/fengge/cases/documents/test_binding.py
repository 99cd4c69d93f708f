"""The dossier as PDF and as ZIP: complete, numbered through, the same every time, and a copy that keeps secrets."""

import hashlib
import json
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils import translation
from pypdf import PdfReader, PdfWriter

from fengge.cases.documents import archive, bound, copy_for
from fengge.cases.documents.binding import single
from fengge.cases.documents.copies import HIDDEN
from fengge.cases.documents.example import PARTIES, SESSION, example, picture
from fengge.cases.documents.records import Attachment, PartyLine, Slot


@pytest.fixture(scope="module")
def plain() -> bytes:
    """The example's dossier as it is; binding one takes the PDF engine half a second."""
    return bound(example())


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def flat(text: str) -> str:
    return "".join(text.split())


def blank_pdf(count: int, password: str = "") -> bytes:
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(300, 400)
    if password:
        writer.encrypt(password)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def with_attachments(*contents: bytes):
    added = tuple(Attachment(Slot.EVIDENCE, f"证据{n}", f"{n}.pdf", each) for n, each in enumerate(contents))
    return replace(example(), attachments=added)


def test_page_numbers_run_through_from_cover_to_back(plain):
    numbered = [flat(page) for page in pages(plain)]
    assert all(f"—{number}—" in page for number, page in enumerate(numbered, start=1))


def test_the_index_and_the_bookmarks_point_to_the_right_pages(plain):
    reader = PdfReader(BytesIO(plain))
    marks = [(mark.title, reader.get_destination_page_number(mark) + 1) for mark in reader.outline]
    assert [title for title, _ in marks][:3] == ["人民调解卷宗", "卷内目录", "人民调解申请书"]
    index = flat(reader.pages[1].extract_text())
    for order, (title, page) in enumerate(marks[2:-1], start=1):
        assert flat(title) in flat(reader.pages[page - 1].extract_text())
        assert f"{order}{title}{page}" in index


def test_rare_names_and_all_parts_are_in_the_text(plain):
    text = flat("".join(pages(plain)))
    assert all(
        part in text
        for part in ("吴𬱖㛃", "壹仟贰佰元整", "（2026）石桥人调字第31号", "收条", "卷宗备考表", "公开码FQ7K-3M2P")
    )


def test_typed_text_is_text_and_a_long_one_flows_on(plain):
    typed = "#panic() $x$ {{ 7*7 }} <b>\n" + "他说水沟一直是两家共用的。" * 900
    text = bound(replace(example(), sessions=(replace(SESSION, text=typed),)))
    joined = flat("".join(pages(text)))
    assert "#panic()$x${{7*7}}<b>" in joined
    assert len(pages(text)) >= len(pages(plain)) + 10


def test_five_parties_and_long_names_fit():
    five = tuple(PartyLine(str(n), "阿不都热西提·" * 7 + str(n), "申请人", address="长" * 200) for n in range(5))
    assert flat(pages(single("mediation_agreement", replace(example(), parties=five)))[0]).count("单位或住址") >= 2


def test_attached_pdfs_keep_their_pages():
    none, three = (len(pages(bound(with_attachments(*each)))) for each in ((), (blank_pdf(2), blank_pdf(1))))
    assert three == none + 3


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 broken", b"not a picture", blank_pdf(1, "secret"), b"\x89PNG\r\n\x1a\n"]
)
def test_what_cannot_be_shown_is_said(content):
    assert "此附件的格式不能排入本卷，原件另附。" in flat("".join(pages(bound(with_attachments(content)))))


def test_same_record_same_bytes(plain):
    assert bound(example()) == plain
    assert archive(example()) == archive(example())


def test_the_archive_holds_all_and_a_manifest_that_fits():
    with ZipFile(BytesIO(archive(example()))) as opened:
        names = opened.namelist()
        listed = json.loads(opened.read("manifest.json"))["files"]
        assert [each["file"] for each in listed] == names[:-1]
        assert all(hashlib.sha256(opened.read(each["file"])).hexdigest() == each["sha256"] for each in listed)
    assert names[:4] == ["卷宗.pdf", "00 人民调解卷宗.docx", "01 卷内目录.docx", "02 人民调解申请书.docx"]
    assert "05 当事人身份证明/02 wu.png" in names


def test_a_file_name_is_never_a_path():
    sly = replace(example().attachments[2], name="../../etc/passwd")
    with ZipFile(BytesIO(archive(replace(example(), attachments=(sly, sly))))) as opened:
        attached = [name for name in opened.namelist() if "passwd" in name]
    assert [name.partition("/")[2] for name in attached] == ["01 .._.._etc_passwd", "02 .._.._etc_passwd"]


def test_a_signed_copy_lies_behind_its_document():
    signed = Attachment(Slot.SIGNED, "协议签署件", "signed.png", picture(), document="mediation_agreement")
    index = flat(pages(bound(replace(example(), attachments=(*example().attachments, signed))))[1])
    assert "人民调解协议书（签署件）" in index
    assert index.index("人民调解协议书（签署件）") < index.index("履行凭证")


def test_the_index_is_chinese_for_an_english_reader():
    with translation.override("en"):
        assert "当事人身份证明" in flat(pages(bound(example()))[1])


@pytest.fixture
def threatened():
    party = replace(PARTIES[1], protected=True, id_number="52032919790101002X")
    told = "她住在枫香镇石桥村上寨组15号，电话13900000002，139-0000 0002。"
    return replace(example(), parties=(PARTIES[0], party), sessions=(replace(SESSION, text=told),))


def test_the_other_partys_copy_hides_where_a_protected_person_is(threatened):
    text = flat("".join(pages(bound(copy_for(threatened, "a")))))
    assert not [
        each for each in ("上寨组15号", "139-0000", "13900000002", "52032919790101002X", "137-0000") if each in text
    ]
    assert HIDDEN in text
    assert "138-0000-0001" in text
    assert {each.owner for each in copy_for(threatened, "a").attachments} == {"a"}


def test_the_protected_person_and_the_dossier_keep_everything(threatened):
    assert "上寨组15号" in flat("".join(pages(bound(threatened))))
    own = copy_for(threatened, "b")
    assert own.parties == threatened.parties
    assert [each.owner for each in own.attachments] == ["b", "", ""]


def test_a_copy_is_only_for_a_party(threatened):
    with pytest.raises(KeyError):
        copy_for(threatened, "stranger")
