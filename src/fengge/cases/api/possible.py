"""What may be done to a case now, and what still stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.procedure.parts.guard import RequiresDocument
from fengge.core.access import is_public

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fengge.cases.models import Case
    from fengge.cases.procedure import Action
    from fengge.core.access import Actor

ANSWER = "answer_transfer"


def actions_of(case: Case, actor: Actor, facts: Mapping[str, bool]) -> list[Action]:
    """The actions of its stage that this actor's post may take, in the procedure's order."""
    found = case.procedure.actions_for(case.stage, actor.permissions, (actor.post_key,))
    offered = facts.get("transfer.offered", False)
    return [one for one in found if not is_public(one.permission) and (offered or one.key != ANSWER)]


def possible(case: Case, actor: Actor, facts: Mapping[str, bool]) -> list[dict[str, Any]]:
    """Each shaped as `ActionShown`."""
    return [
        {
            "key": one.key,
            "title": str(one.title),
            "missing": lacking(case, one, facts),
            "url": f"/api/v1/cases/{case.number}/actions/{one.key}",
        }
        for one in actions_of(case, actor, facts)
    ]


def lacking(case: Case, action: Action, facts: Mapping[str, bool]) -> list[str]:
    """What is missing already now. Facts that the form itself will state are not held against it."""
    guards = [guard for guard in (*case.procedure.guards, *action.guards) if not guard.only_for]
    asked = [guard for guard in guards if isinstance(guard, RequiresDocument) or guard.key in facts]
    return [str(guard.message()) for guard in asked if not guard.holds(facts)]
