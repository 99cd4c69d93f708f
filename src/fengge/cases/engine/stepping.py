"""The generic step: an action that a procedure declares by its form alone needs no code of its own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import create_model

from fengge.cases.engine.doing import Doing, get_doing
from fengge.cases.engine.moving import move
from fengge.cases.engine.settling import settle_where_it_ends
from fengge.cases.models import Step
from fengge.cases.models.accused import address_nobody_accused
from fengge.cases.permissions import May
from fengge.cases.procedures import get as get_procedure
from fengge.core.clock import now
from fengge.core.inputs import Choice, Day, Flag, Input, Line, Money, Text, Whole, field
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.cases.procedure.parts.action import Action, Field
    from fengge.core.access import Actor

_TYPES: dict[str, Any] = {
    "line": Line, "text": Text, "day": Day, "choice": Choice, "yes": Flag, "number": Whole, "money": Money,
}  # fmt: skip


def doing_of(procedure_key: str, action_key: str) -> Doing:
    """How this action is done: by its own verb, or by the generic step with the declared form."""
    return get_doing(action_key, procedure_key) or _generic(procedure_key, action_key)


@cache
def _generic(procedure_key: str, action_key: str) -> Doing:
    action = get_procedure(procedure_key).action(action_key)

    def step(case: Case, given: Input, **named: Any) -> Case:
        return take_step(case, action, given, **named)

    return Doing(action_key, step, _form(action))


def _form(action: Action) -> type[Input]:
    """An Input class made of the declared fields."""
    fields = action.input if isinstance(action.input, tuple) else ()
    return create_model(f"{action.key.title()}Given", __base__=Input, **{one.key: question(one) for one in fields})  # type: ignore[call-overload]


def question(asked: Field) -> tuple[Any, Any]:
    """A declared field as a field of an Input."""
    kind = _TYPES[asked.kind]
    choices = list(asked.choices.items()) or None
    ticked = asked.required if asked.kind == "yes" else None
    given = kind if asked.required or asked.kind == "yes" else kind | None
    return given, field(asked.title, choices=choices, required=ticked)


@verb(May.STEP, event="case.stepped")
def take_step(case: Case, action: Action, given: Input, *, by: Actor) -> Case:
    """Write down what the form asked, move on, and settle the case where the step leads to an end."""
    outcome = getattr(given, "outcome", None)
    was_open = not case.procedure.stage(case.stage).terminal
    move(case, action.key, by=by, outcome=outcome)
    answers = given.model_dump(mode="json")
    address_nobody_accused(case, str(answers.get("to") or ""), "to")
    Step.objects.create(case=case, action=action.key, answers=answers, by_id=by.appointment_id, at=now())
    record(event=action.event, **answers)
    if was_open:
        settle_where_it_ends(case, _words(answers) or str(action.title), by)
    return case


def _words(answers: dict[str, Any]) -> str:
    """What the person concerned is told of the result: the summary, the reason, or the first thing that was written."""
    named = (answers.get(name) for name in ("summary", "reason", "answer", "what"))
    return next((str(words) for words in named if words), "")
