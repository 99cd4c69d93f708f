"""How a case of each procedure begins on the desk and in the API: its form, and what is done with it.

    @opens("hazard", HazardGiven)
    def open_hazard(given, *, by, ticket, client_id): ...

A procedure that says nothing begins with the plain form: what happened, where, who said so, and the declared fields of
its opening action.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import create_model

from fengge.cases.engine.stepping import question
from fengge.cases.opening.arrival import Arrival
from fengge.cases.opening.asking import at_the_counter
from fengge.cases.opening.inputs import Entry
from fengge.cases.opening.reporting import report
from fengge.cases.permissions import May
from fengge.cases.procedures import get
from fengge.cases.vocabulary import kinds_of
from fengge.core.access import is_public
from fengge.core.inputs import Choice, Input, field

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from fengge.cases.models import Case
    from fengge.cases.opening.ticket import Ticket
    from fengge.core.access import Actor

F = TypeVar("F", bound="Callable[..., Any]")


@dataclass(frozen=True)
class Opening:
    """One procedure's first form. `enter(given, by=, ticket=, client_id=)` gives the case; `start()` what the form begins with.

    `page` names a page of its own, where the form is not enough.
    """

    procedure: str
    input: type[Input]
    enter: Callable[..., Case]
    start: Callable[[], dict[str, Any]] = at_the_counter
    page: str = ""

    def open_to(self, actor: Actor) -> bool:
        """Whether this post registers such matters: by the opening's own permission, or by the general one."""
        asked = get(self.procedure).openings()[0].permission
        return actor.may(May.OPEN if is_public(asked) else asked)


_openings: dict[str, Opening] = {}


def opens(procedure: str, given: type[Input], **more: Any) -> Callable[[F], F]:
    """Make a function the one that begins cases of this procedure; `more` is what Opening takes besides."""

    def declare(function: F) -> F:
        if procedure in _openings:
            raise ValueError(f"two functions open {procedure!r}")
        _openings[procedure] = Opening(procedure, given, function, **more)
        return function

    return declare


def opening_of(key: str) -> Opening:
    """How cases of this procedure begin."""
    return _openings.get(key) or _plain(key)


@cache
def _plain(key: str) -> Opening:
    return Opening(key, entry_of(key), partial(enter, procedure=key))


def entry_of(key: str) -> type[Entry]:
    """The plain form with the procedure's own list of kinds and its opening action's declared fields."""
    declared = get(key).openings()[0].input
    asked: dict[str, Any] = {one.key: question(one) for one in declared} if isinstance(declared, tuple) else {}
    if get(key).kinds:
        asked["kind"] = (Choice | None, field(_KIND.label, choices=partial(kinds_of, key), help=_KIND.help))
    return create_model(f"{key.title().replace('_', '')}Entry", __base__=Entry, **asked)


_KIND = Entry.questions["kind"].look


def enter(given: Any, *, by: Actor, ticket: Ticket, procedure: str, client_id: UUID | None = None, **more: Any) -> Case:
    """Report it, with what the opening asks besides as its answers. The same `client_id` again gives the same case."""
    asked = get(procedure).openings()[0].input
    said = {one.key: given.model_dump(mode="json")[one.key] for one in asked} if isinstance(asked, tuple) else {}
    arrives = {"division": more.pop("division", "") or given.division, "channel": given.channel, "source": ""}
    how = Arrival(**arrives, procedure=procedure, said=said, **more)
    case: Case = report(given, by=by, ticket=ticket, how=how, client_id=client_id)
    return case
