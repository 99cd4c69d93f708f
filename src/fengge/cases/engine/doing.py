"""Every action by its key: the verb that does it and the input it takes. Page, API and outbox ask here.

An action of one name is done alike in every procedure, unless a procedure has a verb of its own for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import QueryDict

    from fengge.cases.models import Case
    from fengge.core.inputs import Bound, Input

F = TypeVar("F", bound="Callable[..., Any]")


@dataclass(frozen=True)
class Doing:
    """One action as code: `verb(case, given, by=actor)`; `start(case)` gives what the form begins with.

    `form` is a template of its own for the form; `refill(case, posted)` gives what it holds after `_refill` was pressed;
    `shows(case, bound)` gives that template something more to show.
    """

    key: str
    verb: Callable[..., Any]
    input: type[Input]
    start: Callable[[Case], dict[str, Any]] | None = None
    form: str = ""
    refill: Callable[[Case, QueryDict], dict[str, Any]] | None = None
    shows: Callable[[Case, Bound[Any]], dict[str, Any]] | None = None


_doings: dict[tuple[str, str], Doing] = {}


def doing(key: str, given: type[Input], *, procedure: str = "", **more: Any) -> Callable[[F], F]:
    """Make a verb the one that does the action `key`, in one `procedure` or in all; `more` is what Doing takes besides."""

    def declare(verb: F) -> F:
        if (procedure, key) in _doings:
            raise ValueError(f"two verbs do {key!r}")
        _doings[procedure, key] = Doing(key, verb, given, **more)
        return verb

    return declare


def get_doing(key: str, procedure: str = "") -> Doing | None:
    """How the procedure does the action: by its own verb, else by the one for all; None where the generic step does it."""
    return _doings.get((procedure, key)) or _doings.get(("", key))


def all_doings() -> tuple[Doing, ...]:
    """Every doing."""
    return tuple(_doings.values())
