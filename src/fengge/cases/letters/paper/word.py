"""A letter as .docx with its red head, and the form to answer it on. Both open in WPS, Word and LibreOffice.

GB/T 9704-2012: the issuer's mark in red 小标宋 (7.2.4), the number (7.2.5), the red line (7.2.7), title in 小标宋 of size 2
(7.3.1), recipient (7.3.2), text in 仿宋 of size 3 on lines of 28.95 pt (5.2.2, 7.3.3), issuer and day at the right (7.3.5), copies
between rules in size 4 (7.4.2), page numbers outside (7.5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import nsdecls

from fengge.cases.letters.paper.words import sheet_of
from fengge.core.print.form import form_row, form_table
from fengge.core.print.word import (
    SONG,
    WIDTH,
    append,
    finished,
    page,
    page_number,
    paragraph,
    replace,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordDocument

    from fengge.cases.letters.paper.words import Sheet
    from fengge.cases.models import Letter

RED, NUMBERS = "E60012", "宋体"
KEEP, EVEN = "<w:keepNext/>", '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'  # no gaps around figures
_RULES = "".join(
    f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/>'
    for side, eighths in (("top", 8), ("bottom", 8), ("insideH", 6))
)
TWO, THREE, FOUR = 22, 16, 14  # sizes 二号, 三号, 四号 in points
LINE, CHARACTER, PITCH = 579, 320, -5  # twentieths of a point: 22 lines of 28 characters fill the page
SMALL = 20 * FOUR  # a character of size 4
FOOT = (
    f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblpPr w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="left" w:tblpYSpec="bottom"/>'
    f'<w:tblOverlap w:val="never"/><w:tblW w:w="{WIDTH:.0f}" w:type="dxa"/><w:tblBorders>{_RULES}</w:tblBorders>'
    f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{SMALL}" w:type="dxa"/><w:right w:w="{SMALL}" w:type="dxa"/></w:tblCellMar>'
    f'</w:tblPr><w:tblGrid><w:gridCol w:w="{WIDTH:.0f}"/></w:tblGrid>%s</w:tbl>'
)
HOLDER = paragraph("", size=1, line=20)  # what floats belongs to the page of the paragraph behind it
TOP = 1800  # the mark stands 35 mm below the upper edge of the text area (7.2.4)
WIDEST, LARGEST, SMALLEST = 156 / 25.4 * 72, 46, 26
ROWS = (
    ("函件字号", "number"), ("函件标题", "title"), ("发函单位", "issuer"),
)  # fmt: skip
ASKED = (("办理情况", 3000), ("下一步打算", 1500))


def letter_docx(letter: Letter) -> bytes:
    """The letter."""
    sheet = sheet_of(letter)
    word = _page(sheet.title)
    append(word, [*_head(sheet), *_text(sheet), *_signature(sheet), _foot(sheet), HOLDER])
    return finished(word)


def reply_docx(letter: Letter) -> bytes:
    """The form to answer on: what is known stands there, what was done is left open for the recipient's words and seal."""
    sheet = sheet_of(letter)
    word = _page(f"{sheet.kind}回复函")
    last = letter.replies.order_by("-id").first()
    said = {"办理情况": last.text, "下一步打算": last.plan} if last else {}
    names = "、".join(str(one) for one in last.files.select_related("file")) if last else ""
    rows = [form_row(label, getattr(sheet, name)) for label, name in ROWS]
    rows += [form_row(label, said.get(label, ""), tall) for label, tall in ASKED]
    append(word, [
        paragraph(f"{sheet.kind}回复函", face=SONG, size=TWO, align="center", after=LINE),
        paragraph(f"{sheet.issuer}：", size=THREE, line=LINE),
        paragraph("现将办理情况回复如下。", size=THREE, indent=True, line=LINE, after=120),
        form_table([*rows, form_row("附件", names)]),
        paragraph(f"{sheet.to}（盖章）", size=THREE, align="right", before=LINE, line=LINE),
        paragraph("年　　月　　日", size=THREE, align="right", line=LINE, right=4 * CHARACTER),
        paragraph("承办人：　　　　　　　　联系电话：", size=FOUR, before=240),
    ])  # fmt: skip
    return finished(word)


def _page(title: str) -> WordDocument:
    """Page numbers outside, a character from the margin: odd pages at the right, even ones at the left (7.5)."""
    word = page(title)
    section = word.sections[0]
    word.settings.odd_and_even_pages_header_footer = True
    replace(section.footer.part.element, page_number("right", FOUR, NUMBERS, SMALL))
    replace(section.even_page_footer.part.element, page_number("left", FOUR, NUMBERS, SMALL))
    return word


def _head(sheet: Sheet) -> Iterator[str]:
    size = max(SMALLEST, min(LARGEST, int(WIDEST / max(len(sheet.head), 1))))
    yield paragraph(sheet.head, face=SONG, size=size, align="center", before=TOP, after=2 * LINE, colour=RED)
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="11" w:color="{RED}"/></w:pBdr>'
    yield paragraph(sheet.number, size=THREE, align="center", extra=rule, after=0)
    yield paragraph(sheet.title, face=SONG, size=TWO, align="center", before=2 * LINE, after=LINE, line=700)


def _text(sheet: Sheet) -> Iterator[str]:
    yield paragraph(f"{sheet.to}：", size=THREE, line=LINE, pitch=PITCH, extra=EVEN)
    last = len(sheet.paragraphs) - 1
    for number, text in enumerate(sheet.paragraphs):
        # The signature never stands on a page without a line of the text.
        kept = KEEP if number == last else ""
        yield paragraph(text, size=THREE, align="both", indent=True, line=LINE, extra=kept + EVEN, pitch=PITCH)


def _signature(sheet: Sheet) -> Iterator[str]:
    issuer, day = (round(stands * CHARACTER) for stands in sheet.signed)
    yield paragraph(sheet.issuer, size=THREE, align="right", before=LINE, line=LINE, right=issuer, extra=KEEP + EVEN)
    yield paragraph(sheet.day, size=THREE, align="right", line=LINE, right=day, extra=KEEP + EVEN)


def _foot(sheet: Sheet) -> str:
    """版记 (7.4): copies, printer and day between rules, 0.35 mm outside and 0.25 mm between, at the foot of the signature's page."""
    lines = [f"抄送：{sheet.copies}"] if sheet.copies else []
    rows = [paragraph(line, size=FOUR) for line in lines]
    at_right = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH - 2 * SMALL:.0f}"/></w:tabs>'
    rows.append(paragraph(sheet.issuer, size=FOUR, extra=at_right, inner=f"<w:tab/><w:t>{sheet.printed_on}</w:t>"))
    cell = f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{WIDTH:.0f}" w:type="dxa"/></w:tcPr>%s</w:tc></w:tr>'
    return FOOT % "".join(cell % row for row in rows)
