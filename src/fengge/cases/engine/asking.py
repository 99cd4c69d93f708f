"""The form of an action, and handing it in: the one way through which page, API and outbox reach the verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.engine.considering import considering
from fengge.cases.engine.stepping import doing_of
from fengge.core.inputs import Bound, Input, bind

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


def form_for(case: Case, action: str, **start: Any) -> Bound[Input]:
    """The action's form, filled with what is known and with `start`. Draw it inside `considering(case)`: its choices are this case's."""
    doing = doing_of(case.procedure_key, action)
    known = doing.start(case) if doing.start else {}
    return bind(doing.input, initial=known | start)


def typed(case: Case, action: str, data: Any, files: Any = None) -> Bound[Input]:
    """What was handed in, as it was typed, after a verb refused it."""
    doing = doing_of(case.procedure_key, action)
    with considering(case):
        return bind(doing.input, data, files, initial=doing.start(case) if doing.start else None)


def hand_in(case: Case, action: str, data: Any, files: Any = None, *, by: Actor, **known: Any) -> Bound[Input]:
    """Check what was handed in and, if it is right, do it. Raises Refused; what is wrong with the form is in the answer.

    `data` may carry `client_id` and `seen_version`. `known` is what no form asks: `how="meeting"` of a case that is raised.
    """
    doing = doing_of(case.procedure_key, action)
    with considering(case):
        bound = bind(doing.input, data, files, initial=doing.start(case) if doing.start else None)
        if bound.ok:
            doing.verb(case, bound.value, by=by, client_id=bound.attempt, seen_version=bound.seen, **known)
    return bound
