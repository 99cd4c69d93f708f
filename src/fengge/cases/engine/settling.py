"""Writing the ending of a case: its moment is told by the row, its words by the closure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.models import Closure
from fengge.core.clock import now
from fengge.core.verbs import record

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


def settle(case: Case, outcome: str, summary: str, by: Actor) -> None:
    """The case ended so, with these words to whoever asked."""
    at = now()
    Closure.objects.create(case=case, outcome=outcome, summary=summary, by_id=by.appointment_id, at=at)
    case.settled_at = at
    record(outcome=outcome)


def settle_where_it_ends(case: Case, summary: str, by: Actor) -> None:
    """Write the ending if the stage the case has come to is one, as the stage says it is called."""
    stage = case.procedure.stage(case.stage)
    if stage.terminal:
        settle(case, stage.outcome, summary, by)
