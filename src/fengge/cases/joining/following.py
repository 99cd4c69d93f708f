"""Who followed a case that was merged follows the other one on: each step it takes is told in the merged one's own story.

The follower of the merged case may not see the other, only how far it has come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.models import Case
from fengge.cases.notices.following import events_outside
from fengge.cases.permissions import May
from fengge.core.access import current_actor, system, system_job
from fengge.core.events import on
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from fengge.core.access import Actor

JOB = system_job("cases.tell_merged", allow=[May.TELL_MERGED])


@on(*dict.fromkeys((*events_outside(), "case.accepted", "case.visited", "case.reopened")))
def follow(case: Case, _by: Actor, _details: dict[str, Any]) -> None:
    """A case that absorbed none costs nothing here."""
    from fengge.cases.tasks import tell_merged

    if case.absorbed:
        tell_merged.defer(case_id=case.pk, version=case.version, stage=case.stage)


def tell_on(case_id: int, version: int, stage: str) -> None:
    """Tell each merged case how far the other has come. Doing it twice tells once."""
    with system(JOB):
        case = Case.objects.get(pk=case_id)
        for merged in _all_merged(case):
            hear_of(merged, case, version, stage, by=current_actor())


def _all_merged(case: Case) -> list[Case]:
    """Those merged into it, and those merged into these before."""
    found: list[Case] = []
    waiting = list(case.merged.order_by("id"))
    while waiting:
        one = waiting.pop(0)
        found.append(one)
        waiting += list(one.merged.order_by("id"))
    return found


@verb(May.TELL_MERGED, event="case.followed")
def hear_of(merged: Case, case: Case, version: int, stage: str, *, by: Actor) -> Case:
    """Write how far the other has come, as its procedure calls that stage."""
    record(into=case.number, stage=str(case.procedure.stage(stage).title), version=version)
    return merged
