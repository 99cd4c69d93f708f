"""Reads an uploaded CSV, XLSX or XLS into numbered rows of text by column."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _

from fengge.core.lists.tables import UNREADABLE, tables
from fengge.core.verbs import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fengge.core.lists.tables import Table

MOST_ROWS = 50_000
MOST_BYTES = 10 * 1024 * 1024
ABOVE = 10  # rows in which the heading is looked for: exports put a title and a date above it
ASIDE = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True)
class Headings:
    """By column, the titles it may have in the file's heading; the first is the one to be asked for."""

    titles: dict[str, tuple[str, ...]]
    required: tuple[str, ...]

    @property
    def example(self) -> str:
        """How a heading could read."""
        return "、".join(names[0] for names in self.titles.values())

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {_plain(name): key for key, names in self.titles.items() for name in names}

    def columns(self, row: Sequence[str]) -> dict[str, int]:
        """Which columns the titles of this row name, at their first places."""
        found: dict[str, int] = {}
        for place, title in enumerate(map(_plain, row)):
            if key := self._keys.get(title) or self._keys.get(ASIDE.sub("", title)):
                found.setdefault(key, place)
        return found

    def lacking(self, columns: Iterable[str]) -> list[str]:
        """Titles of required columns that are not there."""
        return [self.titles[key][0] for key in self.required if key not in columns]


def _plain(title: str) -> str:
    """办结 时限*（必填） is 办结时限."""
    return re.sub(r"[\s*:：]+", "", unicodedata.normalize("NFKC", title)).lower()


class Row(NamedTuple):
    """A row of the file as people count it: its first row is row 1."""

    number: int
    cells: dict[str, str]

    @property
    def is_readable(self) -> bool:
        """Whether no byte of it was lost."""
        return not any(UNREADABLE in cell for cell in self.cells.values())


class _Found(NamedTuple):
    columns: dict[str, int]
    lines: list[tuple[int, list[str]]]


def read(name: str, content: bytes, headings: Headings, *, most: int = MOST_ROWS, whole: bool = True) -> list[Row]:
    """The file's rows. Raises Refused with what to do when it cannot be read; with `whole`, for a single unreadable row too."""
    if len(content) > MOST_BYTES:
        raise Refused(_("文件超过 10 MB，请拆分后再导入。"), field="file")
    columns, lines = _best(tables(name, content), headings)
    if missing := headings.lacking(columns):
        raise Refused(_("表头缺少这些列：%s。") % "、".join(missing), field="file")
    if not lines:
        raise Refused(_("文件里没有数据行。第一行应为表头，例如：%s。") % headings.example, field="file")
    if len(lines) > most:
        raise Refused(_("文件超过 %(most)d 行，请拆分后再导入。") % {"most": most}, field="file")
    rows = [Row(number, _cells(columns, cells)) for number, cells in lines]
    if whole and (broken := next((row for row in rows if not row.is_readable), None)):
        raise Refused(_("第 %d 行有读不出的字，请改好后再上传。") % broken.number, field="file")
    return rows


def _best(every: list[Table], headings: Headings) -> _Found:
    """The first table under a whole heading; else the one with the most of it, to say what it lacks."""
    found = [_under_heading(table, headings) for table in every]
    whole = [one for one in found if not headings.lacking(one.columns)]
    filled = [one for one in found if one.columns] or found
    if not any(one.columns or one.lines for one in found):
        raise Refused(_("文件里没有数据行。第一行应为表头，例如：%s。") % headings.example, field="file")
    return next((one for one in whole if one.lines), None) or max(whole or filled, key=lambda one: len(one.columns))


def _under_heading(table: Table, headings: Headings) -> _Found:
    lines = [(number, cells) for number, cells in enumerate(table, start=1) if any(cells)]
    read_as = [headings.columns(cells) for _number, cells in lines[:ABOVE]]
    at = max(range(len(read_as)), key=lambda place: len(read_as[place]), default=0)
    return _Found(read_as[at] if read_as else {}, lines[at + 1 :])


def _cells(columns: dict[str, int], cells: Sequence[str]) -> dict[str, str]:
    return {key: cells[place] if place < len(cells) else "" for key, place in columns.items()}
