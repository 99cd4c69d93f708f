"""A letter as .docx, taken apart: page, faces, sizes, red rule, number and foot against GB/T 9704-2012."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from fengge.cases.letters.conftest import act, draft, issued
from fengge.cases.letters.paper.word import letter_docx, reply_docx
from fengge.cases.letters.paper.words import sheet_of
from fengge.cases.models import Letter
from fengge.core.access import scope

MM = 36000
RED = "E60012"


def opened(office, letter, how=letter_docx):
    with scope(office.governance_center.actor):
        return Document(BytesIO(how(Letter.objects.get(pk=letter.pk))))


@pytest.fixture
def word(office):
    letter = act(office, draft(office, copies="县信访局"), "issue", "governance_center")
    return opened(office, letter)


def look(paragraph):
    """Face, size in points and colour."""
    run = paragraph.runs[0]
    return run._r.rPr.rFonts.get(qn("w:eastAsia")), run.font.size.pt, str(run.font.color.rgb or "")


def starting(word, text):
    return next(one for one in word.paragraphs if one.text.startswith(text))


def test_the_page_is_a4_with_the_standards_margins(word):
    section = word.sections[0]
    page = [section.page_width, section.page_height, section.top_margin, section.left_margin]
    assert [round(one / MM) for one in page] == [210, 297, 37, 28]
    area = (
        section.page_width - section.left_margin - section.right_margin,
        section.page_height - section.top_margin - section.bottom_margin,
    )
    assert [round(one / MM) for one in area] == [156, 225]


def test_the_head_is_red_the_number_stands_over_a_red_rule_and_the_title_in_its_own_face(office, word):
    mark, number, title = word.paragraphs[:3]
    face, size, colour = look(mark)
    assert (face, colour) == ("方正小标宋简体", RED)
    assert 26 <= size <= 46
    assert (mark.text, number.text) == ("某县综治中心", f"余综治交〔{number.text[5:9]}〕1号")
    rule = number._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))
    assert (rule.get(qn("w:color")), rule.get(qn("w:space"))) == (RED, "11")  # 4 mm below the number
    assert look(title) == ("方正小标宋简体", 22, "")


def test_the_text_is_in_size_three_twenty_two_lines_of_twenty_eight_characters(word):
    text = starting(word, "请依法办理")
    assert look(text) == ("仿宋_GB2312", 16, "")
    lines, pitch = (
        text.paragraph_format.line_spacing.pt,
        int(text.runs[0]._r.rPr.find(qn("w:spacing")).get(qn("w:val"))),
    )
    assert int(225 / 25.4 * 72 / lines) == 22
    assert int(156 / 25.4 * 72 / (16 + pitch / 20)) == 28
    assert text._p.pPr.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"


def test_the_unit_stands_centred_over_the_day_which_stands_four_characters_in(office):
    letter = issued(office)
    with scope(office.governance_center.actor):
        sheet = sheet_of(Letter.objects.get(pk=letter.pk))
    word = opened(office, letter)
    issuer, day = ([one for one in word.paragraphs if one.text == text][-1] for text in (sheet.issuer, sheet.day))
    stands = [int(one._p.pPr.find(qn("w:ind")).get(qn("w:right"))) / 320 for one in (issuer, day)]
    half = [len(sheet.issuer) / 2, (len(sheet.day) - sum(one.isdigit() for one in sheet.day) / 2) / 2]
    assert stands[1] == 4
    assert stands[0] + half[0] == pytest.approx(stands[1] + half[1], abs=0.01)


def test_the_foot_has_copies_and_printer_between_rules_at_the_end_of_the_page(word):
    foot = word.tables[-1]
    assert foot.rows[0].cells[0].text == "抄送：县信访局。"
    assert foot.rows[1].cells[0].text.startswith("某县综治中心\t")
    assert foot.rows[1].cells[0].text.endswith("日印发")
    place = foot._tbl.tblPr.find(qn("w:tblpPr"))
    assert (place.get(qn("w:vertAnchor")), place.get(qn("w:tblpYSpec"))) == ("margin", "bottom")
    rules = foot._tbl.tblPr.find(qn("w:tblBorders"))
    thick = {side: int(rules.find(qn(f"w:{side}")).get(qn("w:sz"))) for side in ("top", "insideH", "bottom")}
    assert thick == {"top": 8, "insideH": 6, "bottom": 8}  # 0.35, 0.25 and 0.35 mm in eighths of a point


def test_page_numbers_stand_outside_one_character_in(word):
    section = word.sections[0]
    for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
        properties = footer.paragraphs[0]._p.pPr
        assert properties.find(qn("w:jc")).get(qn("w:val")) == align
        assert properties.find(qn("w:ind")).get(qn(f"w:{align}")) == "280"


def test_a_number_with_a_hyphen_is_not_broken_and_a_name_with_a_rare_character_survives(office):
    letter = issued(office, subject="关于𠮷祥㑇沟排水的函", body="案号2026-000123。")
    word = opened(office, letter)
    text = starting(word, "案号")
    assert text.text == "案号2026-000123。"
    assert text._p.findall(f".//{qn('w:noBreakHyphen')}")
    assert starting(word, "关于").text == "关于𠮷祥㑇沟排水的函"


def test_the_form_to_answer_on_holds_what_is_known(office):
    letter = issued(office)
    cells = [cell.text for row in opened(office, letter, reply_docx).tables[0].rows for cell in row.cells]
    assert letter.number in cells
    assert "办理情况" in cells
