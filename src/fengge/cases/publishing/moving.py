"""Moving many running cases to another version: the verb is used once for each, and each result is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _

from fengge.cases.publishing.reading import MOST, running_under
from fengge.cases.publishing.verbs import MoveGiven, move_to_version
from fengge.core.verbs import NotAllowed, Refused

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.cases.publishing.inputs import MoveManyGiven
    from fengge.core.access import Actor


class Result(NamedTuple):
    """What became of one case: moved, or why not."""

    case: Case
    refusal: str = ""

    @property
    def said(self) -> str:
        return self.refusal or _("已改用")


def move_many(key: str, given: MoveManyGiven, *, by: Actor) -> list[Result]:
    """The oldest first, at most MOST at a time; one that cannot move keeps its version."""
    named = set((given.numbers or "").split())
    cases = [case for case in running_under(key, int(given.was)) if not named or case.number in named]
    target = MoveGiven.model_validate({"version": str(given.version), "reason": given.reason})
    return [_moved(case, target, by) for case in cases[:MOST]]


def _moved(case: Case, given: MoveGiven, by: Actor) -> Result:
    try:
        move_to_version(case, given, by=by)
    except (Refused, NotAllowed) as refusal:
        return Result(case, str(refusal.message))
    return Result(case)
