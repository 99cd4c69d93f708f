"""bind: what was handed in, checked, with everything a page needs to show it again as it was typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as part
from itertools import groupby
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.http import QueryDict
from pydantic import ValidationError

from fengge.core.inputs.base import Input
from fengge.core.inputs.fields import Field, fields_of
from fengge.core.inputs.masks import mask
from fengge.core.inputs.reading import ADD, REMOVE, Files, read
from fengge.core.inputs.words import Errors, explain

T = TypeVar("T", bound=Input)
HANDLED_APART = ("client_id", "seen_version")
Data = QueryDict | Mapping[str, Any] | None


@dataclass
class Bound(Generic[T]):
    """An input as handed in. `ok`: `value` is there. `editing`: only rows were added or removed; nothing was judged."""

    model: type[T]
    raw: dict[str, Any]
    initial: dict[str, Any]
    errors: Errors = part(default_factory=dict)
    given: T | None = None
    editing: bool = False
    is_bound: bool = False
    client_id: str = ""
    seen_version: str = ""

    @property
    def ok(self) -> bool:
        return self.given is not None and not self.errors

    @property
    def value(self) -> T:
        if self.given is None:
            raise ValueError("not a valid input: look at .ok first")
        return self.given

    @property
    def fields(self) -> list[Field]:
        return fields_of(self.model, self.raw if self.is_bound else self.initial, self.errors, typed=self.is_bound)

    @property
    def groups(self) -> list[tuple[str, list[Field]]]:
        """The fields under their headings, in order."""
        return [(title, list(fields)) for title, fields in groupby(self.fields, key=lambda each: each.group)]

    @property
    def error(self) -> str:
        """What is wrong with the whole rather than with one field."""
        return " ".join(self.errors.get("", ()))

    @property
    def summary(self) -> list[tuple[Field | None, str]]:
        """Each message with its field, for the list above the form."""
        flat = {each.name: each for top in self.fields for each in top.walk()}
        return [(flat.get(name), words) for name, messages in self.errors.items() for words in messages]

    @property
    def attempt(self) -> UUID | None:
        """The id of this attempt, as a verb takes it; what is no id is none."""
        try:
            return UUID(self.client_id)
        except ValueError:
            return None

    @property
    def seen(self) -> int | None:
        """The version the writer saw, as a verb takes it."""
        return int(self.seen_version) if self.seen_version.isdecimal() else None

    def refuse(self, message: str, field: str = "") -> None:
        """Adds what a verb refused, to be shown at its field."""
        known = field if field in self.model.questions else ""
        self.errors.setdefault(known, []).append(str(message))

    def __getitem__(self, name: str) -> Field:
        """By its name; templates look up `bound.error` here first, and go on to the attribute after a KeyError."""
        found = next((each for each in self.fields if each.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)


def bind(model: type[T], data: Data = None, files: Files = None, *, initial: Any = None) -> Bound[T]:
    """Reads and checks `data` (a posted form, or JSON as a dict) for `model`; never raises, whatever was handed in.

    Without data the form is unbound and shows `initial` (an input, a dict, or any object with such attributes).
    A personal value still showing its mask stands for the initial one.
    """
    start = starting(model, initial)
    if data is None:
        return Bound(model, {}, start)
    raw = read(model, data, files) if isinstance(data, QueryDict) else as_json(data)
    bound = Bound(model, raw, start, is_bound=True)
    bound.client_id, bound.seen_version = apart(data)
    if isinstance(data, QueryDict) and (ADD in data or REMOVE in data):
        bound.editing = True
        return bound
    try:
        bound.given = model.model_validate(unmasked(model, raw, start))
    except ValidationError as wrong:
        bound.errors = explain(wrong.errors(include_url=False, include_input=False))
    return bound


def as_json(data: Any) -> dict[str, Any]:
    if not isinstance(data, Mapping):
        return {}
    return {str(name): value for name, value in data.items() if name not in HANDLED_APART}


def apart(data: Any) -> tuple[str, ...]:
    """The outbox's id of this attempt and the version the writer saw: about the change, not part of it."""
    kept = data if isinstance(data, Mapping) else {}
    return tuple(str(kept.get(name) or "")[:64] for name in HANDLED_APART)


def starting(model: type[Input], initial: Any) -> dict[str, Any]:
    if isinstance(initial, Mapping):
        return {name: initial[name] for name in model.questions if name in initial}
    return {name: getattr(initial, name) for name in model.questions if hasattr(initial, name)}


def unmasked(model: type[Input], raw: dict[str, Any], start: dict[str, Any]) -> dict[str, Any]:
    """A form that showed masked values and is saved unchanged keeps the real ones."""
    kept = dict(raw)
    for name, asked in model.questions.items():
        if asked.rows and isinstance(raw.get(name), list):
            kept[name] = unmasked_rows(asked.rows, raw[name], start.get(name))
        elif asked.look.personal and asked.kind.masked and start.get(name) and raw.get(name) == mask(str(start[name])):
            kept[name] = start[name]
    return kept


def unmasked_rows(model: type[Input], typed: list[Any], initial: Any) -> list[Any]:
    """Rows may have moved: a mask stands for the one initial value it can mean, or for that of the same unmoved row."""
    before = [starting(model, row) for row in initial] if isinstance(initial, list | tuple) else []
    hidden = [name for name, asked in model.questions.items() if asked.look.personal and asked.kind.masked]
    kept = [dict(row) if isinstance(row, Mapping) else row for row in typed]
    for number, row in enumerate(kept):
        for name in hidden if isinstance(row, dict) else ():
            meant = {str(old[name]) for old in before if old.get(name) and mask(str(old[name])) == row.get(name)}
            unmoved = {str(before[number].get(name))} if len(before) == len(kept) else set()
            if len(found := meant if len(meant) == 1 else meant & unmoved) == 1:
                row[name] = found.pop()
    return kept
