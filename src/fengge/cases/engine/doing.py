"""Every action of a procedure by its key: the verb that does it and the input it takes. Page, API and outbox ask here."""

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
    `shows(bound)` gives that template something more to show.
    """

    key: str
    verb: Callable[..., Any]
    input: type[Input]
    start: Callable[[Case], dict[str, Any]] | None = None
    form: str = ""
    refill: Callable[[Case, QueryDict], dict[str, Any]] | None = None
    shows: Callable[[Bound[Any]], dict[str, Any]] | None = None


_doings: dict[str, Doing] = {}


def doing(key: str, given: type[Input], **more: Any) -> Callable[[F], F]:
    """Make a verb the one that does the action `key`; `more` is what Doing takes besides."""

    def declare(verb: F) -> F:
        if key in _doings:
            raise ValueError(f"two verbs do {key!r}")
        _doings[key] = Doing(key, verb, given, **more)
        return verb

    return declare


def get_doing(key: str) -> Doing | None:
    """The doing of an action's key; None where the procedure's generic step does it."""
    return _doings.get(key)


def all_doings() -> dict[str, Doing]:
    """Every doing by key."""
    return dict(_doings)
