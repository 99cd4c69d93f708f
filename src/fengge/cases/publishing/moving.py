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


class Moved(NamedTuple):
    """What became of each; numbers that no case under that version has; and whether more are left to be moved."""

    results: list[Result]
    unknown: list[str]
    more: bool


class Result(NamedTuple):
    """What became of one case: moved, or why not."""

    case: Case
    refusal: str = ""

    @property
    def said(self) -> str:
        return self.refusal or _("已改用")


def move_many(key: str, given: MoveManyGiven, *, by: Actor) -> Moved:
    """The oldest first, at most MOST at a time; one that cannot move keeps its version."""
    named = dict.fromkeys((given.numbers or "").split())
    cases = running_under(key, int(given.was), list(named))
    target = MoveGiven.model_validate({"version": given.version, "reason": given.reason})
    found = {case.number for case in cases}
    results = [_moved(case, target, by) for case in cases[:MOST]]
    return Moved(results, [number for number in named if number not in found], len(cases) > MOST)


def _moved(case: Case, given: MoveGiven, by: Actor) -> Result:
    try:
        move_to_version(case, given, by=by)
    except (Refused, NotAllowed) as refusal:
        return Result(case, str(refusal.message))
    return Result(case)
