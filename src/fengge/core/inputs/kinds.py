"""What a field may hold. A kind cleans one typed or posted value, or says in words what is wrong with it."""

from dataclasses import dataclass
from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from fengge.core.inputs.characters import one_line, tidy
from fengge.core.inputs.mistakes import mistake


@dataclass(frozen=True)
class Kind:
    """One sort of value: how it is cleaned, shown again, and asked for in a page."""

    widget: str = "text"
    inputmode: str = ""
    autocomplete: str = ""
    max_length: int | None = None
    masked: bool = False  # a stored one is shown with its middle hidden

    def clean(self, value: Any) -> Any:
        raise NotImplementedError

    def show(self, value: Any) -> Any:
        """The value as its input element holds it."""
        return str(value)

    def absent(self) -> Any:
        """What a field not filled in means, where it need not be; None: nothing."""
        return None

    def schema(self) -> CoreSchema:
        return core_schema.str_schema(max_length=self.max_length)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.clean, json_schema_input_schema=self.schema())


def shorter_than(text: str, limit: int) -> str:
    if len(text) > limit:
        raise mistake(_("最多 %(limit)d 个字，现在是 %(count)d 个") % {"limit": limit, "count": len(text)})
    return text


@dataclass(frozen=True)
class LineKind(Kind):
    max_length: int | None = 200

    def clean(self, value: Any) -> str:
        return one_line(value)


@dataclass(frozen=True)
class TextKind(Kind):
    widget: str = "textarea"
    max_length: int | None = 4000

    def clean(self, value: Any) -> str:
        return tidy(value)


Line = Annotated[str, LineKind()]
Text = Annotated[str, TextKind()]
