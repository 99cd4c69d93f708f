"""The words of a form, filled with a dossier's values by Jinja in its sandbox. Values are never read as template."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from fengge.cases.documents import words
from fengge.core.print.marks import visible


def _sentences(obligations: Any) -> str:
    return words.numbered(obligation.sentence for obligation in obligations)


def _shown(value: Any) -> Any:
    """Nothing for None, no control characters in text; what renders itself (a picture in Word) stays as it is."""
    if value is None:
        return ""
    return value if hasattr(value, "__html__") or isinstance(value, Undefined) else visible(str(value))


def environment() -> ImmutableSandboxedEnvironment:
    made = ImmutableSandboxedEnvironment(undefined=StrictUndefined, finalize=_shown, autoescape=False)
    made.filters.update(
        day=words.day,
        minute=words.minute,
        yuan=words.yuan,
        figures=words.figures,
        numeral=words.numeral,
        numbered=words.numbered,
        sentences=_sentences,
        lines=words.lines,
    )
    return made


@cache
def _shared() -> ImmutableSandboxedEnvironment:
    return environment()


def text(source: str, values: Mapping[str, Any]) -> str:
    return _shared().from_string(source).render(values)


def value(source: str, values: Mapping[str, Any]) -> Any:
    return _shared().compile_expression(source, undefined_to_none=False)(**values)
