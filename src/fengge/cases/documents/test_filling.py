"""Every document, read back as Word reads it."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.document import Document
from jinja2.exceptions import SecurityError

from fengge.cases.documents import DOCUMENTS, fill
from fengge.cases.documents.example import AGREEMENT, BRIEF, PARTIES, SESSION, example
from fengge.cases.documents.records import PartyLine

SAMPLES = {
    "oral_agreement_record": replace(example(), agreement=replace(AGREEMENT, is_oral=True)),
    "authorization": replace(example(), parties=(replace(PARTIES[0], agent="陈小明"), PARTIES[1])),
    "confirmation_papers": replace(example(), asks_for_confirmation=True),
}


def opened(key, dossier=None, **named) -> Document:
    return docx.Document(BytesIO(fill(key, dossier or example(), **named)))


def words(word: Document) -> str:
    section = word.sections[0]
    pieces = [*word.element.body.iter(), *section.first_page_header.part.element.iter()]
    tag = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "".join(piece.text or "" if piece.tag == f"{tag}t" else "\n" for piece in pieces)


EXPECTED = {
    "cover": [
        "石桥村人民调解委员会", "陈国强与吴𬱖㛃相邻用水纠纷", "（2026）石桥人调字第31号", "罗明富、张静",
        "2026年11月2日", "2026年11月22日", "长期",
    ],
    "contents": ["人民调解申请书", "当事人身份证明", "人民调解记录", "人民调解协议书", "履行凭证", "人民调解回访记录"],
    "application": [
        "陈国强", "吴𬱖㛃", "苗族", "52", "138-0000-0001", "上寨组15号", "恢复被挖断的灌溉水沟",
        "2026年11月2日", "自愿申请",
    ],
    "acceptance_register": ["2026年11月3日", "邻里纠纷", "依申请调解", "张静", "此表由人民调解委员会填写"],
    "rights_notice": ["不收取任何费用", "选择或者接受人民调解员", "三十日内共同向人民法院申请司法确认", "2026年11月3日"],
    "investigation_record": [
        "杨秀兰", "邻居", "水沟现场", "2026年11月4日09时30分至2026年11月4日10时15分", "一百五十斤", "龙正武",
    ],
    "mediation_record": [
        "2026年11月6日14时00分", "石桥村人民调解室", "不公开", "第二百九十条", "自愿达成协议",
        "人民调解员罗明富（签名）",
    ],
    "mediation_agreement": [
        "石桥调〔2026〕31号", "人民币1200元（大写：壹仟贰佰元整）", "于2026年11月20日前修复被挖断的灌溉水沟",
        "一式三份", "2026年11月6日", "（盖章）",
    ],
    "authorization": ["委托人", "陈国强", "陈小明", "特别代理", "138-0000-0001"],
    "confirmation_papers": ["请求确认", "2026年11月6日", "石桥调〔2026〕31号", "吴𬱖㛃", "人民法院", "证件号码"],
    "oral_agreement_record": ["石桥调〔2026〕31号", "大写：壹仟贰佰元整", "口头调解协议自各方当事人达成协议之日起生效"],
    "return_visit_record": ["石桥调〔2026〕31号", "双方满意", "协议已全部履行", "2026年11月21日"],
    "closing_report": ["达成书面调解协议", "同意结案归档", "罗明富", "2026年11月22日", BRIEF],
    "dossier_note": ["本卷材料均为原件", "周敏"],
    "back_cover": ["4 件", "张静", "周敏"],
}  # fmt: skip


@pytest.mark.parametrize("key", DOCUMENTS)
def test_a_document_says_what_the_record_says(key):
    word = opened(key, SAMPLES.get(key))
    text = words(word)
    assert [each for each in EXPECTED[key] if each not in text] == []
    assert "{{" not in text
    assert "{%" not in text


@pytest.mark.parametrize("key", DOCUMENTS)
def test_every_page_has_official_margins_and_faces(key):
    word = opened(key, SAMPLES.get(key))
    section = word.sections[0]
    assert [round(side.mm) for side in (section.page_width, section.page_height)] == [210, 297]
    assert [round(side.mm) for side in (section.top_margin, section.left_margin)] == [37, 28]
    faces = set(word.element.xpath("//w:r[w:t]/w:rPr/w:rFonts/@w:eastAsia"))
    assert faces <= {"方正小标宋简体", "仿宋_GB2312", "黑体"}
    assert len(word.element.xpath("//w:r[w:t]")) == len(word.element.xpath("//w:r[w:t]/w:rPr/w:rFonts/@w:eastAsia"))
    assert "PAGE" in section.footer.part.element.xpath("string(.)")


def test_the_first_page_carries_code_time_and_a_code_to_verify():
    header = opened("mediation_agreement").sections[0].first_page_header
    text = header.part.element.xpath("string(.)")
    assert "公开码 FQ7K-3M2P" in text
    assert "打印时间：2026年11月22日15时30分" in text
    assert header.part.element.xpath("count(.//w:drawing)") == 1


def test_a_dossier_without_an_address_has_no_code_to_scan():
    header = opened("mediation_agreement", replace(example(), verify_url="")).sections[0].first_page_header
    assert header.part.element.xpath("count(.//w:drawing)") == 0


HOSTILE = '{{ 7*7 }} {% for x in y %} <w:t>&amp; "引号" 😀 \u202e反\x00\x07 阿不都热西提·买买提 {{ d.volume.number }}'


def test_what_people_typed_is_never_template_nor_markup():
    text = words(opened("mediation_record", replace(example(), sessions=(replace(SESSION, text=HOSTILE),))))
    assert '{{ 7*7 }} {% for x in y %} <w:t>&amp; "引号" 😀 反 阿不都热西提·买买提 {{ d.volume.number }}' in text


def test_a_name_of_fifty_characters_and_five_parties_fit():
    long = "阿" * 24 + "·" + "丽" * 25
    five = tuple(PartyLine(str(number), f"{long}{number}", "申请人") for number in range(5))
    text = words(opened("mediation_agreement", replace(example(), parties=five)))
    assert text.count("单位或住址") == 5
    assert all(f"申请人{long}{number}（签名、盖章或按指印）" in text for number in range(5))
    assert "一式六份" in text


def test_each_paragraph_typed_is_a_paragraph():
    word = opened(
        "mediation_record", replace(example(), sessions=(replace(SESSION, text="第一段\n\n第二段\r\n第三段"),))
    )
    assert [each.text for each in word.paragraphs if each.text.endswith("段")] == ["第一段", "第二段", "第三段"]


def test_two_sessions_are_two_documents():
    second = replace(SESSION, place="镇调解中心")
    dossier = replace(example(), sessions=(SESSION, second))
    assert len(DOCUMENTS["mediation_record"].records(dossier)) == 2
    assert "镇调解中心" in words(opened("mediation_record", dossier, record=second))


def test_an_unknown_day_leaves_room_to_write_it():
    pending = replace(AGREEMENT, obligations=(replace(AGREEMENT.obligations[0], due_on=None),))
    assert "　　　　年　　月　　日" in words(opened("mediation_agreement", replace(example(), agreement=pending)))


def test_what_the_dossier_does_not_have_cannot_be_filled():
    with pytest.raises(LookupError):
        fill("mediation_agreement", replace(example(), agreement=None))
    with pytest.raises(KeyError):
        fill("receipt", example())


@pytest.mark.parametrize("key", ["mediation_agreement", "contents"])
def test_same_record_same_bytes(key):
    assert fill(key, example()) == fill(key, example())


def test_a_county_replaces_one_template(county):
    own = docx.Document()
    own.add_paragraph("本县样式 {{ r.number }} {{ r.signed_on|day }}")
    own.save(county.folder / "documents" / "mediation_agreement.docx")
    assert "本县样式 石桥调〔2026〕31号 2026年11月6日" in words(opened("mediation_agreement", county=county))
    assert "自愿申请" in words(opened("application", county=county))


def test_a_county_declares_one_form_anew(county):
    declared = 'title = "本县协议"\n[[block]]\nkind = "day"\ntext = "{{ r.signed_on|day }}"\n'
    (county.folder / "documents" / "mediation_agreement.toml").write_text(declared)
    assert "本县协议" in words(opened("mediation_agreement", county=county))


def test_a_template_cannot_reach_into_the_program(county):
    own = docx.Document()
    own.add_paragraph("{{ d.__class__.__mro__ }}")
    own.save(county.folder / "documents" / "mediation_agreement.docx")
    with pytest.raises(SecurityError):
        fill("mediation_agreement", example(), county=county)
