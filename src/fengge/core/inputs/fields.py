"""A field as a template shows it: words, what was typed, what is wrong with it, and how it is asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as part
from typing import Any

from fengge.core.files import accepted_types
from fengge.core.inputs.base import Input, Question, enum_of, is_asked
from fengge.core.inputs.characters import visible
from fengge.core.inputs.choosing import ManyKind, offered
from fengge.core.inputs.kinds import Kind
from fengge.core.inputs.looks import Look
from fengge.core.inputs.masks import mask
from fengge.core.inputs.words import Errors


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Row:
    """One nested row; `remove` is what its remove button posts as `_remove`."""

    name: str
    number: int
    fields: list["Field"]

    @property
    def remove(self) -> str:
        return self.name


@dataclass(frozen=True)
class Field:
    """`value` is text; a list of text for checkboxes; {lat, lon} for a position; a bool for a checkbox."""

    name: str
    question: Question
    value: Any
    errors: list[str]
    choices: list[Option] = part(default_factory=list)
    rows: list[Row] = part(default_factory=list)
    shown: bool = True

    @property
    def look(self) -> Look:
        return self.question.look

    @property
    def kind(self) -> Kind:
        return self.question.kind

    @property
    def label(self) -> str:
        return str(self.look.label)

    @property
    def help(self) -> str:
        return str(self.look.help)

    @property
    def placeholder(self) -> str:
        return str(self.look.placeholder)

    @property
    def group(self) -> str:
        return str(self.look.group)

    @property
    def error(self) -> str:
        return self.errors[0] if self.errors else ""

    @property
    def required(self) -> bool:
        return self.question.required

    @property
    def personal(self) -> bool:
        return self.look.personal

    @property
    def widget(self) -> str:
        return self.look.widget or self.kind.widget

    @property
    def max_length(self) -> int | None:
        return None if self.question.rows else self.look.max or self.kind.max_length

    @property
    def lines(self) -> int:
        """Height of a text box."""
        return self.look.lines or 4

    @property
    def autocomplete(self) -> str:
        return self.look.autocomplete or self.kind.autocomplete or "off"

    @property
    def inputmode(self) -> str:
        return self.look.inputmode or self.kind.inputmode

    @property
    def when(self) -> tuple[str, str] | None:
        """The other field and its values (joined by spaces) on which this one is asked."""
        return (self.look.when.field, " ".join(sorted(self.look.when.values))) if self.look.when else None

    @property
    def accept(self) -> str:
        """For a file input."""
        return accepted_types(self.look.accept) if self.widget == "files" else ""

    @property
    def id(self) -> str:
        return f"id_{self.name}"

    def walk(self) -> Iterator["Field"]:
        """The field itself and those of its rows."""
        yield self
        for row in self.rows:
            for inner in row.fields:
                yield from inner.walk()


def fields_of(
    model: type[Input], values: Mapping[str, Any], errors: Errors, *, typed: bool, prefix: str = ""
) -> list[Field]:
    return [one(model, asked, values, errors, typed=typed, prefix=prefix) for asked in model.questions.values()]


def one(
    model: type[Input], asked: Question, values: Mapping[str, Any], errors: Errors, *, typed: bool, prefix: str
) -> Field:
    name = prefix + asked.name
    value = values.get(asked.name, "" if typed else default(model, asked))
    return Field(
        name=name,
        question=asked,
        value=None if asked.rows else shown(asked, value, typed=typed),
        errors=errors_at(name, asked, errors),
        choices=options(model, asked, value),
        rows=rows(asked.rows, name, value, errors, typed=typed) if asked.rows else [],
        shown=is_asked(model, asked, {key: each for key, each in values.items() if each not in ("", None)}),
    )


def default(model: type[Input], asked: Question) -> Any:
    info = model.model_fields[asked.name]
    return "" if info.is_required() else info.get_default(call_default_factory=True, validated_data={})


def errors_at(name: str, asked: Question, errors: Errors) -> list[str]:
    """The field's messages; those inside a list that is shown as one field are its own too."""
    inside = [] if asked.rows else [m for key, each in errors.items() if key.startswith(f"{name}-") for m in each]
    return [*errors.get(name, ()), *inside]


def shown(asked: Question, value: Any, *, typed: bool) -> Any:
    """The value for its input element: what was typed, made visible; a stored personal one masked."""
    if value in ("", None):
        return "" if asked.kind.absent() is None else asked.kind.show(asked.kind.absent())
    if not typed and asked.look.personal and asked.kind.masked:
        return mask(str(value))
    return clean_echo(asked.kind.show(value))


def clean_echo(value: Any) -> Any:
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {key: clean_echo(each) for key, each in value.items()}
    return [clean_echo(each) for each in value] if isinstance(value, list) else value


def options(model: type[Input], asked: Question, value: Any) -> list[Option]:
    source = asked.source if asked.source is not None else enum_of(model, asked.name)
    if source is None:
        return []
    chosen = set(asked.kind.show(value)) if isinstance(asked.kind, ManyKind) else {asked.kind.show(value)}
    return [Option(each, str(label), each in chosen) for each, label in offered(source)]


def rows(model: type[Input], name: str, values: Any, errors: Errors, *, typed: bool) -> list[Row]:
    """The rows given, or one blank row to begin with."""
    given = [as_mapping(model, each) for each in values] if isinstance(values, list | tuple) else []
    return [
        Row(f"{name}-{number}", number, fields_of(model, row, errors, typed=typed, prefix=f"{name}-{number}-"))
        for number, row in enumerate(given or [{}])
    ]


def as_mapping(model: type[Input], row: Any) -> Mapping[str, Any]:
    """A row as typed, or a stored one (an object with such attributes) that the form begins with."""
    if isinstance(row, Mapping):
        return row
    return {name: getattr(row, name) for name in model.questions if hasattr(row, name)}
