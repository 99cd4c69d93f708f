"""What a field says about itself: its words, its limits, when it is asked, and whether it is about a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from pydantic import Field

Words = str | Promise


@dataclass(frozen=True)
class When:
    """Asked only if another field of the same input has one of these values."""

    field: str
    values: frozenset[str]


@dataclass(frozen=True)
class Look:
    """The declaration behind `field(...)`."""

    label: Words = ""
    help: Words = ""
    group: Words = ""
    placeholder: Words = ""
    max: int | None = None
    min: int | None = None
    choices: Any = None
    widget: str = ""
    autocomplete: str = ""
    inputmode: str = ""
    lines: int | None = None  # height of a text box
    required: bool | None = None
    personal: bool = False  # about a person: stored encrypted, never logged, shown masked
    accept: tuple[str, ...] = ()  # families of fengge.core.files for uploads; all when none is named
    past: bool = False  # a day or moment that cannot lie ahead
    when: When | None = None

    def describe(self, schema: dict[str, Any]) -> None:
        """Adds the words to the JSON schema, for OpenAPI's reader."""
        words = {"title": str(self.label), "description": str(self.help)}
        schema.update({key: text for key, text in words.items() if text})
        if self.max and schema.get("type") == "string":
            schema["maxLength"] = self.max
        if self.personal:
            schema["x-personal"] = True


def field(label: Words, *, default: Any = ..., when: tuple[str, Any] | None = None, **about: Any) -> Any:
    """What a field of an Input says about itself: `title: Line = ` this, called with a label and max=60.

    `about`: help, group, placeholder, max, min, choices, widget, autocomplete, inputmode, lines, required,
    personal, past, accept.
    `when=("route", "court")` or `("route", ["court", "police"])` asks it only then; `required=True` then: if asked.
    """
    look = Look(label=label, when=condition(when), **about)
    declared = Field(default, json_schema_extra=look.describe)
    declared.metadata.append(look)
    return declared


def condition(when: tuple[str, Any] | None) -> When | None:
    if when is None:
        return None
    name, wanted = when
    several = wanted if isinstance(wanted, Iterable) and not isinstance(wanted, str) else [wanted]
    return When(name, frozenset(_posted(value) for value in several))


def _posted(value: Any) -> str:
    """As the page posts it; a ticked box posts `true`."""
    return str(value).lower() if isinstance(value, bool) else str(getattr(value, "value", value))
