"""A case that turns out to be of another kind goes on under that kind's procedure: same number, same story, its own clocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.procedures.versions import live
from fengge.core.verbs import record

if TYPE_CHECKING:
    from fengge.cases.models import Case


def become(case: Case, key: str) -> None:
    """Go on under the newest version of another procedure, at the stage where others' cases arrive in it.

    Its clocks are worked out from all that happened to the case, so time already used stays used.
    """
    procedure, version = live(key)
    if not procedure.arrives:
        raise ValueError(f"no case of another procedure comes to {key!r}")
    record(procedure_was=case.procedure_key, procedure=key)
    case.procedure_key, case.procedure_version, case.stage = key, version, procedure.arrives
