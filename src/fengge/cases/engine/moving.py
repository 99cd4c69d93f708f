"""Moving a case along its procedure: the stage must allow it, and what the law wants must be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.engine.facts import facts_of
from fengge.core.access import is_public
from fengge.core.verbs import NotAllowed, Refused

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


def move(case: Case, action_key: str, *, by: Actor, outcome: str | None = None, **told: bool) -> None:
    """Take the action: refuse with what is missing, or go to the stage it leads to (`outcome` chooses among several).

    `told` are facts that the form itself states, such as `consent__extension=True`.
    """
    procedure = case.procedure
    action = procedure.action(action_key)
    if case.stage not in action.from_stages:
        words = {"stage": procedure.stage(case.stage).title, "action": action.title}
        raise Refused(_("现在的环节是“%(stage)s”，不能“%(action)s”。") % words)
    if action.permission not in by.permissions and not is_public(action.permission):
        raise NotAllowed(_("您的岗位没有“%(title)s”的权限。") % {"title": action.title})
    if action.guards or procedure.guards:
        facts = {
            **facts_of(case, by, action=action.key),
            **{name.replace("__", "."): holds for name, holds in told.items()},
        }
        if missing := procedure.missing(action, facts, outcome):
            raise Refused(_("还不能“%(action)s”：") % {"action": action.title}, items=missing)
    case.stage = action.leads_to(case.stage, outcome)
