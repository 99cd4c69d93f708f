"""The one list: declared columns over any rows, with filters as words and keyset paging."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from django.utils.translation import gettext_lazy as _

from fengge.ui.parts import Action, Empty, Text

ColumnKind = Literal["text", "code", "number", "money", "day", "moment"]


@dataclass(frozen=True, slots=True)
class Column:
    """A declared column. `value` reads a row (default: the attribute `key`); the first column carries the row's link.

    A value may be text, a number, a date, or a ui object (Level, ClockView, Figure, Link), drawn by its component.
    `optional` columns can be hidden by the reader, who finds them hidden again next time.
    """

    key: str
    title: Text
    value: Callable[[Any], object] | None = None
    kind: ColumnKind = "text"
    optional: bool = False
    sort_url: str = ""
    sorted: Literal["", "ascending", "descending"] = ""

    def read(self, row: Any) -> object:
        if self.value is not None:
            return self.value(row)
        return row[self.key] if isinstance(row, dict) else getattr(row, self.key)


@dataclass(frozen=True, slots=True)
class Filter:
    """An active filter as a word that can be removed: "白泥镇 ×"."""

    title: Text
    remove_url: str


class Line(NamedTuple):
    """A row ready to draw."""

    key: str
    url: str
    cells: list[tuple[Column, object]]
    tone: str


@dataclass(frozen=True, slots=True)
class Table:
    """A list. `name` keys the remembered columns; `more_url` is the next keyset page; `actions` act on chosen rows.

    Chosen rows are posted as repeated `chosen` to each action's url.
    """

    name: str
    title: Text
    columns: Sequence[Column]
    rows: Sequence[Any]
    row_url: Callable[[Any], str] | None = None
    row_key: Callable[[Any], str] = field(default=lambda row: str(getattr(row, "pk", "")))
    row_tone: Callable[[Any], str] = field(default=lambda _row: "")
    more_url: str = ""
    filters: Sequence[Filter] = ()
    clear_url: str = ""
    actions: Sequence[Action] = ()
    export_url: str = ""
    empty: Empty = field(default_factory=lambda: Empty(title=_("没有符合条件的记录"), icon="list-search"))

    @property
    def lines(self) -> Iterator[Line]:
        for row in self.rows:
            url = self.row_url(row) if self.row_url else ""
            cells = [(column, column.read(row)) for column in self.columns]
            yield Line(self.row_key(row), url, cells, self.row_tone(row))

    @property
    def width(self) -> int:
        return len(self.columns) + bool(self.actions)

    @property
    def has_optional(self) -> bool:
        return any(column.optional for column in self.columns)
