"""Fields made by hand, in the shape that `core.inputs` gives its bound fields; the form components draw both alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from fengge.ui.parts import Text


class Option(NamedTuple):
    """One answer to choose."""

    value: str
    label: Text
    chosen: bool = False
    help: Text = ""


@dataclass(slots=True)
class Field:
    """One question. `value` is what was typed, kept as typed; `offered` are (value, label) or (value, label, help).

    Widgets: text, textarea, select, radio, checkboxes, checkbox (one yes/no), date, datetime-local, tel, money, number,
    file, files, position (`value` is {lat, lon}).
    """

    name: str
    label: Text
    widget: str = "text"
    help: Text = ""
    value: Any = ""
    error: Text = ""
    required: bool = False
    offered: Sequence[Sequence[Any]] = ()
    max_length: int | None = None
    autocomplete: str = "off"
    inputmode: str = ""
    placeholder: Text = ""
    lines: int = 4
    group: Text = ""
    when: tuple[str, str] | None = None

    @property
    def id(self) -> str:
        return f"id_{self.name}"

    @property
    def choices(self) -> list[Option]:
        chosen = {str(one) for one in (self.value if isinstance(self.value, list | tuple) else [self.value])}
        return [Option(str(value), label, str(value) in chosen, *more) for value, label, *more in self.offered]

    def walk(self) -> Iterator[Any]:
        """The field itself."""
        yield self


class Row(NamedTuple):
    """One repeated line; `remove` is what its button posts as `_remove`."""

    fields: Sequence[Any]
    remove: str


@dataclass(slots=True)
class Rows:
    """Repeated lines of fields; the button posts `_add=<name>`, no JavaScript needed."""

    name: str
    label: Text
    rows: Sequence[Row]
    help: Text = ""
    error: Text = ""
    group: Text = ""
    required: bool = True
    widget: str = "rows"

    @property
    def id(self) -> str:
        return f"id_{self.name}"

    def walk(self) -> Iterator[Any]:
        """The list itself and every field of its lines."""
        yield self
        for row in self.rows:
            for inner in row.fields:
                yield from inner.walk()


@dataclass(slots=True)
class Form:
    """A form made by hand, in the shape of `core.inputs.Bound`."""

    fields: Sequence[Any]
    error: Text = ""
    client_id: str = ""
    seen_version: str = ""
    walked: list[Any] = field(init=False)

    def __post_init__(self) -> None:
        self.walked = [each for top in self.fields for each in top.walk()]

    @property
    def summary(self) -> list[tuple[Any, Text]]:
        """Each message with its field; one about the whole form has none."""
        whole: list[tuple[Any, Text]] = [(None, self.error)] if self.error else []
        return whole + [(each, each.error) for each in self.walked if each.error]


def grouped(fields: Sequence[Any]) -> list[tuple[str, list[Any]]]:
    """Fields under their headings; a heading stands once, where it first comes, whatever the order of declaration."""
    groups: list[tuple[str, list[Any]]] = []
    for each in fields:
        title = str(getattr(each, "group", ""))
        group = next((members for known, members in groups if title and known == title), None)
        if group is None and groups and groups[-1][0] == title:
            group = groups[-1][1]
        if group is None:
            group = []
            groups.append((title, group))
        group.append(each)
    return groups


def takes_files(fields: Sequence[Any]) -> bool:
    """Whether the form must be sent as multipart."""
    return any(each.widget in {"file", "files"} for top in fields for each in top.walk())
