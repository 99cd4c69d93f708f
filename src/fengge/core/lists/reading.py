"""Reads an uploaded CSV or XLSX into numbered rows of text by column."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _

from fengge.core.verbs import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_ROWS = 50_000
MOST_BYTES = 10 * 1024 * 1024
XLSX_MAGIC = b"PK\x03\x04"


@dataclass(frozen=True)
class Headings:
    """By column, the titles it may have in the file's first row; the first is the one to be asked for. All in small letters."""

    titles: dict[str, tuple[str, ...]]
    required: tuple[str, ...]

    @property
    def example(self) -> str:
        """How a heading could read."""
        return "、".join(names[0] for names in self.titles.values())


class Row(NamedTuple):
    """A row of the file as people count it: the heading is row 1."""

    number: int
    cells: dict[str, str]


def read(name: str, content: bytes, headings: Headings, *, most: int = MOST_ROWS) -> list[Row]:
    """The file's rows. Raises Refused with what to do when it cannot be read."""
    if len(content) > MOST_BYTES:
        raise Refused(_("文件超过 10 MB，请拆分后再导入。"), field="file")
    table = _xlsx(content) if content.startswith(XLSX_MAGIC) else _csv(name, content)
    lines = [(number, cells) for number, cells in enumerate(table, start=1) if any(cells)]
    if len(lines) <= 1:
        raise Refused(_("文件里没有数据行。第一行应为表头，例如：%s。") % headings.example, field="file")
    if len(lines) > most:
        raise Refused(_("文件超过 %(most)d 行，请拆分后再导入。") % {"most": most}, field="file")
    columns = _columns(lines[0][1], headings)
    return [Row(number, _cells(columns, cells)) for number, cells in lines[1:]]


def _columns(heading: Sequence[str], headings: Headings) -> dict[str, int]:
    found = {}
    for key, names in headings.titles.items():
        places = [place for place, title in enumerate(heading) if title.strip().lower() in names]
        if places:
            found[key] = places[0]
    if missing := [headings.titles[key][0] for key in headings.required if key not in found]:
        raise Refused(_("表头缺少这些列：%s。") % "、".join(missing), field="file")
    return found


def _cells(columns: dict[str, int], cells: Sequence[str]) -> dict[str, str]:
    return {key: cells[place] if place < len(cells) else "" for key, place in columns.items()}


def _csv(name: str, content: bytes) -> Iterable[list[str]]:
    if not name.lower().endswith((".csv", ".txt")):
        raise Refused(_("请上传 .csv 或 .xlsx 文件。"), field="file")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return _rows_of(text)
    raise Refused(_("读不出文件的文字编码。请另存为 UTF-8 编码的 CSV。"), field="file")


def _rows_of(text: str) -> list[list[str]]:
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text))]
    except csv.Error as error:
        raise Refused(_("这个文件不是正确的 CSV，请重新另存后再试。"), field="file") from error


def _xlsx(content: bytes) -> Iterable[list[str]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        return [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, IndexError) as error:
        raise Refused(_("打不开这个 .xlsx 文件，可能已损坏或加了密码。请重新另存后再试。"), field="file") from error


def _text(cell: object) -> str:
    """A spreadsheet keeps codes as numbers: 520329102000.0 is a code, not a fraction."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
