"""Input: the one declaration of what a person hands in, checked alike for pages, API and the offline outbox."""

import types
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any, ClassVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, ValidationInfo, field_validator, model_validator
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from fengge.core.inputs.checks import check
from fengge.core.inputs.choosing import EnumKind, ManyKind, plain
from fengge.core.inputs.kinds import Kind
from fengge.core.inputs.looks import Look

ABSENT = object()


@dataclass(frozen=True)
class Question:
    """One field as it is asked: declaration, kind of value, or the input each of its rows is."""

    name: str
    look: Look
    kind: Kind
    rows: type["Input"] | None
    required: bool

    @property
    def source(self) -> Any:
        return self.look.choices


@dataclass(frozen=True)
class RowsKind(Kind):
    widget: str = "rows"

    def absent(self) -> tuple[()]:
        return ()


class Input(BaseModel):
    """Base of every input. Frozen; unknown fields are refused; what is blank counts as not given."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, arbitrary_types_allowed=True)
    questions: ClassVar[dict[str, Question]] = {}

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls.questions = {name: question(cls, name, info) for name, info in cls.model_fields.items()}
        for asked in cls.questions.values():
            if asked.look.when and asked.look.when.field not in cls.questions:
                raise TypeError(f"{cls.__name__}.{asked.name}: when= names no field of this input")

    @model_validator(mode="before")
    @classmethod
    def _given(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        given = {name: value for name, value in data.items() if not is_blank(value)}
        for asked in cls.questions.values():
            if not is_asked(cls, asked, given):
                given.pop(asked.name, None)
                fill(cls, asked, given, required=False)
            elif asked.name not in given or (asked.required and is_empty(given[asked.name])):
                fill(cls, asked, given, required=asked.required)
        return given

    @field_validator("*", mode="before")
    @classmethod
    def _answered(cls, value: Any) -> Any:
        if value is ABSENT:
            raise PydanticCustomError("missing", "missing")
        return value

    @field_validator("*", mode="after")
    @classmethod
    def _checked(cls, value: Any, info: ValidationInfo) -> Any:
        asked = cls.questions[str(info.field_name)]
        return check(value, asked.look, asked.kind)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """OpenAPI says which fields must be sent: what is required whatever the others hold."""
        schema = handler(core_schema)
        wanted = [name for name, asked in cls.questions.items() if asked.required and not asked.look.when]
        handler.resolve_ref_schema(schema)["required"] = wanted
        return schema

    def __repr_args__(self) -> Any:
        """Personal parts stay out of logs and tracebacks."""
        for name, value in super().__repr_args__():
            asked = self.questions.get(str(name))
            yield name, "…" if asked and asked.look.personal and value else value


def is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def is_empty(value: Any) -> bool:
    """A form without lines, files or ticks hands in an empty list, not nothing."""
    return isinstance(value, list | tuple) and not value


def is_asked(cls: type[Input], asked: Question, given: Mapping[Any, Any]) -> bool:
    """Whether the other field this one depends on has one of the wanted values."""
    when = asked.look.when
    if when is None:
        return True
    other = cls.questions[when.field]
    answer = given.get(when.field, other.kind.absent())
    try:
        cleaned = other.kind.clean(answer)
    except PydanticCustomError:
        return False
    answers = cleaned if isinstance(other.kind, ManyKind) else (cleaned,)
    return any(plain(each) in when.values for each in answers)


def fill(cls: type[Input], asked: Question, given: dict[Any, Any], *, required: bool) -> None:
    """What a field without an answer means: its default, nothing, or the mistake of leaving it out."""
    if required and asked.kind.absent() is not False:
        given[asked.name] = ABSENT
    elif cls.model_fields[asked.name].is_required():
        given[asked.name] = asked.kind.absent()


def question(cls: type[Input], name: str, info: FieldInfo) -> Question:
    looks = [item for item in info.metadata if isinstance(item, Look)]
    look = looks[-1] if looks else Look(label=name)
    kind, rows, optional = shape(cls, name, info)
    free = optional or kind.absent() is not None or not info.is_required()
    required = look.required if look.required is not None else not free
    return Question(name, look, kind, rows, required)


def shape(cls: type[Input], name: str, info: FieldInfo) -> tuple[Kind, type[Input] | None, bool]:
    """Kind, row input and optionality of an annotation; a bare `str` would go round the character checks."""
    kinds = [item for item in info.metadata if isinstance(item, Kind)]
    types_ = list(unfold(info.annotation))
    kinds += [item for item in types_ if isinstance(item, Kind)]
    rows = next((item for item in types_ if isinstance(item, type) and issubclass(item, Input)), None)
    if rows:
        return RowsKind(), rows, False
    if not kinds and any(isinstance(item, type) and issubclass(item, Enum) for item in types_):
        kinds = [EnumKind()]
    if not kinds:
        raise TypeError(f"{cls.__name__}.{name}: use a type of fengge.core.inputs, an enum or a list of Input")
    return kinds[0], None, type(None) in types_


def unfold(annotation: Any) -> Any:
    """Every type and marker inside an annotation."""
    yield annotation
    if get_origin(annotation) in (Union, types.UnionType, Annotated, list, tuple):
        for part in get_args(annotation):
            yield from unfold(part)


def enum_of(cls: type[Input], name: str) -> Any:
    """The enum that is a field's type, whose members are its choices."""
    return next(
        (
            item
            for item in unfold(cls.model_fields[name].annotation)
            if isinstance(item, type) and issubclass(item, Enum)
        ),
        None,
    )
