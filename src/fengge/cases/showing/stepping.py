"""Which of the many things that may be done to a case comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.engine.facts import leads_elsewhere

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.cases.procedure import Action
    from fengge.core.access import Actor


def actions_of(case: Case, actor: Actor) -> tuple[Action, ...]:
    """What this actor's post may do to the case in its stage, in the procedure's order."""
    return case.procedure.actions_for(case.stage, actor.permissions, (actor.post_key,))


def next_step(case: Case, actor: Actor) -> Action | None:
    """The one action to offer: an offered transfer's answer, the legal channel that triage named, else the first that leads
    onward, else giving it to somebody.
    """
    actions = actions_of(case, actor)
    named = {action.key: action for action in actions}
    if getattr(case, "is_offered", False) and "answer_transfer" in named:
        return named["answer_transfer"]
    if "refer" in named and leads_elsewhere(case):
        return named["refer"]
    onward = next((action for action in actions if leads_onward(case, action)), None)
    return onward or (named.get("assign") if case.holder_id is None else None)


def leads_onward(case: Case, action: Action) -> bool:
    """Whether the action leads to a later stage of the main road."""
    if action.key == "answer_transfer":
        return False
    road = [stage.key for stage in case.procedure.stages if not stage.side]
    if case.stage not in road:
        return False
    here = road.index(case.stage)
    return any(target in road and road.index(target) > here for target in action.targets())
