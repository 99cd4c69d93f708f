"""What a list's file holds, as rows of text: CSV in the encodings counties use, XLSX and XLS, with what spreadsheets do to cells undone."""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import gettext as _

from fengge.core.verbs import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

Table: TypeAlias = list[list[str]]

BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx, and the .xls and .et of older programs
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
LONGEST_NUMBER = 1e15  # beyond it a spreadsheet has forgotten the last digits
AS_TEXT = re.compile(r'="(.*)"|\'(?=[\d=+@-])(.*)', re.DOTALL)
UNSEEN = str.maketrans("", "", "\ufeff\u200b\u200e\u200f")
UNREADABLE = "\ufffd"


def tables(name: str, content: bytes) -> list[Table]:
    """The sheets of a workbook; of a text its one table, twice where it may be meant in either of two encodings."""
    if content.startswith(BOOKS):
        return list(_sheets(content))
    if content.lstrip()[:1] == b"<":
        raise Refused(_("这是网页格式的表格，只是改了名字。请用表格软件打开，另存为 .xlsx 再上传。"), field="file")
    if not name.lower().endswith((".csv", ".txt")):
        raise Refused(_("请上传 .csv、.xls 或 .xlsx 文件。"), field="file")
    texts = [text for text in _texts(content) if "\0" not in text]
    if not texts:
        raise Refused(_("读不出文件的文字编码。请另存为 UTF-8 编码的 CSV。"), field="file")
    return [_lines(text) for text in texts]


def _texts(content: bytes) -> list[str]:
    """A few broken bytes become marks: which encoding was meant, the heading tells."""
    try:
        return [content.decode("utf-16" if (is_wide := content.startswith(WIDE)) else "utf-8-sig")]
    except UnicodeDecodeError:
        return [] if is_wide else [content.decode(encoding, "replace") for encoding in ("utf-8-sig", "gb18030")]


def _lines(text: str) -> Table:
    heading = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(",\t;", key=heading.count)
    try:
        return [[_clean(cell) for cell in row] for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    except csv.Error as error:
        raise Refused(_("这个文件不是正确的 CSV，请重新另存后再试。"), field="file") from error


def _sheets(content: bytes) -> Iterator[Table]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for number in range(len(book.sheet_names)):
            rows = book.get_sheet_by_index(number).to_python(skip_empty_area=False)
            yield [[_text(cell) for cell in row] for row in rows]
    except (CalamineError, IndexError) as error:
        raise Refused(_("打不开这个表格文件，可能已损坏或加了密码。请重新另存后再试。"), field="file") from error


def _text(cell: object) -> str:
    """A spreadsheet keeps codes as numbers: 520329102000.0 is a code, not a fraction; one too long for it is shown as spoilt."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell)) if abs(cell) < LONGEST_NUMBER else f"{cell:.5E}"
    return _clean(str(cell))


def _clean(cell: str) -> str:
    """Without what only says "this is a text": ="0012", '0012, and marks nobody sees."""
    text = cell.translate(UNSEEN).strip()
    if found := AS_TEXT.fullmatch(text):
        return (found[1] or found[2] or "").strip()
    return text
