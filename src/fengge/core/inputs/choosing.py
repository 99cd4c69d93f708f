"""Choosing from what is offered: one, several, or yes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic_core import CoreSchema, core_schema

from fengge.core.inputs.kinds import Kind
from fengge.core.inputs.mistakes import mistake

Source = Any  # an enum, anything with `.choices`, a mapping, pairs, or a callable giving one of them
_YES = {"on", "true", "1", "yes", "是"}
_NO = {"off", "false", "0", "no", "否", ""}


def offered(source: Source) -> list[tuple[str, Any]]:
    """The (value, label) pairs of a source, read when asked: a pack may have changed them."""
    if isinstance(source, type) and issubclass(source, Enum) and not hasattr(source, "choices"):
        return [(str(member.value), getattr(member, "label", member.name)) for member in source]
    found: Any = getattr(source, "choices", source)
    pairs = found() if callable(found) else found
    rows = pairs.items() if isinstance(pairs, Mapping) else pairs
    return [(str(row[0]), row[1]) if isinstance(row, tuple | list) else (str(row), str(row)) for row in rows]


def among(value: str, source: Source) -> str:
    if value not in {offer for offer, _label in offered(source)}:
        raise mistake(_("请从列出的选项中选择"))
    return value


def plain(value: Any) -> str:
    """A chosen value as the text it is posted as."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value.value if isinstance(value, Enum) else value)


@dataclass(frozen=True)
class ChoiceKind(Kind):
    widget: str = "select"

    def clean(self, value: Any) -> str:
        if not isinstance(value, str | int | Enum):
            raise mistake(_("请从列出的选项中选择"))
        return plain(value)

    def show(self, value: Any) -> str:
        return plain(value)


@dataclass(frozen=True)
class EnumKind(ChoiceKind):
    """An enum named as the field's type; pydantic itself turns the value into the member."""


@dataclass(frozen=True)
class ManyKind(Kind):
    widget: str = "checkboxes"

    def clean(self, value: Any) -> tuple[str, ...]:
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list | tuple | set | frozenset) or len(values) > 1000:  # noqa: PLR2004 - no list is longer
            raise mistake(_("请从列出的选项中选择"))
        return tuple(dict.fromkeys(ChoiceKind().clean(each) for each in values if each != ""))

    def show(self, value: Any) -> list[str]:
        return [plain(each) for each in value] if isinstance(value, list | tuple | set | frozenset) else [plain(value)]

    def absent(self) -> tuple[str, ...]:
        return ()

    def schema(self) -> CoreSchema:
        return core_schema.list_schema(core_schema.str_schema())


@dataclass(frozen=True)
class FlagKind(Kind):
    widget: str = "checkbox"

    def clean(self, value: Any) -> bool:
        typed = str(value).strip().lower() if isinstance(value, str | bool | int) else "?"
        if typed not in _YES | _NO:
            raise mistake(_("这里应填写是或否"))
        return typed in _YES

    def show(self, value: Any) -> bool:
        return str(value).strip().lower() in _YES

    def absent(self) -> bool:
        return False

    def schema(self) -> CoreSchema:
        return core_schema.bool_schema()


Choice = Annotated[str, ChoiceKind()]
Many = Annotated[tuple[str, ...], ManyKind()]
Flag = Annotated[bool, FlagKind()]
