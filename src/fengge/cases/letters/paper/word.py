"""A letter as .docx with its red head, and the form to answer it on. Both open in WPS, Word and LibreOffice.

GB/T 9704-2012: the issuer's mark in red 小标宋 (7.2.4), the number (7.2.5), the red line (7.2.7), title in 小标宋 of size 2
(7.3.1), recipient (7.3.2), text in 仿宋 of size 3 on lines of 28.95 pt (5.2.2, 7.3.3), issuer and day at the right (7.3.5), copies
between rules in size 4 (7.4.2), page numbers outside (7.5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.letters.paper.words import sheet_of
from fengge.core.print.form import form_row, form_table
from fengge.core.print.word import (
    SONG,
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

RED = "E60012"
KEEP = "<w:keepNext/>"
TWO, THREE, FOUR = 22, 16, 14  # sizes 二号, 三号, 四号 in points
LINE, CHARACTER = 579, 320  # twentieths of a point: 22 lines and 28 characters fill the page
TOP = 1800  # the mark stands 35 mm below the upper edge of the text area (7.2.4)
WIDEST, LARGEST, SMALLEST = 156 / 25.4 * 72, 46, 26
ROWS = (
    ("函件字号", "number"), ("函件标题", "title"), ("发函单位", "issuer"),
)  # fmt: skip
ASKED = (("办理情况", 3700), ("下一步打算", 1600))


def letter_docx(letter: Letter) -> bytes:
    """The letter."""
    sheet = sheet_of(letter)
    word = _page(sheet.title)
    append(word, [*_head(sheet), *_text(sheet), *_signature(sheet), *_foot(sheet)])
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
    """Page numbers outside: odd pages at the right, even ones at the left (7.5)."""
    word = page(title)
    section = word.sections[0]
    word.settings.odd_and_even_pages_header_footer = True
    replace(section.footer.part.element, page_number("right", FOUR))
    replace(section.even_page_footer.part.element, page_number("left", FOUR))
    return word


def _head(sheet: Sheet) -> Iterator[str]:
    size = max(SMALLEST, min(LARGEST, int(WIDEST / max(len(sheet.head), 1))))
    yield paragraph(sheet.head, face=SONG, size=size, align="center", before=TOP, after=2 * LINE, colour=RED)
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="11" w:color="{RED}"/></w:pBdr>'
    yield paragraph(sheet.number, size=THREE, align="center", extra=rule, after=0)
    yield paragraph(sheet.title, face=SONG, size=TWO, align="center", before=2 * LINE, after=LINE, line=700)


def _text(sheet: Sheet) -> Iterator[str]:
    yield paragraph(f"{sheet.to}：", size=THREE, line=LINE)
    last = len(sheet.paragraphs) - 1
    for number, text in enumerate(sheet.paragraphs):
        # The signature never stands on a page without a line of the text.
        kept = KEEP if number == last else ""
        yield paragraph(text, size=THREE, align="both", indent=True, line=LINE, extra=kept)


def _signature(sheet: Sheet) -> Iterator[str]:
    """The day stands four characters from the margin, the unit centred over it as far as its name allows."""
    longer = max(0, len(sheet.issuer) - len(sheet.day)) / 2
    inside = max(2, round(4 - longer)) * CHARACTER
    yield paragraph(sheet.issuer, size=THREE, align="right", before=LINE, line=LINE, right=inside, extra=KEEP)
    yield paragraph(sheet.day, size=THREE, align="right", line=LINE, right=4 * CHARACTER, extra=KEEP)


def _foot(sheet: Sheet) -> Iterator[str]:
    """版记: copies and the day of printing between rules."""
    rules = '<w:pBdr><w:top w:val="single" w:sz="8" w:space="4" w:color="000000"/></w:pBdr>'
    if sheet.copies:
        yield paragraph(f"　抄送：{sheet.copies}", size=FOUR, extra=f"{KEEP}{rules}", before=LINE, after=60)
    ends = (
        '<w:pBdr><w:top w:val="single" w:sz="8" w:space="4" w:color="000000"/>'
        '<w:bottom w:val="single" w:sz="8" w:space="4" w:color="000000"/></w:pBdr>'
    )
    yield paragraph(
        f"　{sheet.printed_by}", size=FOUR, extra=f"<w:keepLines/>{ends}", before=0 if sheet.copies else LINE
    )
