"""Writes a list as a spreadsheet or as plain lines: what was typed stays text, and nothing in it runs."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
AS_TYPED = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_TITLE = 31  # what spreadsheet programs take
FIRST, OTHERS = 42, 18  # widths in characters
RUNS = ("=", "+", "-", "@", "\t")  # what a spreadsheet program takes for a formula


def spreadsheet(title: str, rows: Iterable[Sequence[str]]) -> BytesIO:
    """One sheet, as an .xlsx at its beginning."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, AS_TYPED) as book:
        sheet = book.add_worksheet(title[:LONGEST_TITLE])
        sheet.set_column(0, 0, FIRST)
        sheet.set_column(1, 20, OTHERS)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    file.seek(0)
    return file


def plain_lines(rows: Iterable[Sequence[str]]) -> BytesIO:
    """As .csv, with the mark of order by which spreadsheet programs read the Chinese; what they would run is made harmless."""
    file = StringIO(newline="")
    csv.writer(file).writerows([[_harmless(cell) for cell in row] for row in rows])
    return BytesIO(file.getvalue().encode("utf-8-sig"))


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(RUNS) else cell
