"""Checks a declaration when it is built, so that a wrong procedure never meets a case."""

from collections.abc import Collection

from fengge.cases.procedure.checking.hands import check_hands
from fengge.cases.procedure.checking.names import check_names
from fengge.cases.procedure.checking.problem import Problem, ProcedureError
from fengge.cases.procedure.checking.road import check_road
from fengge.cases.procedure.checking.times import check_times
from fengge.cases.procedure.procedure import Procedure

__all__ = ["Problem", "ProcedureError", "build", "check"]


def build(procedure: Procedure, permissions: Collection[str] | None = None) -> Procedure:
    """The procedure itself once it holds together; ProcedureError names every problem with its remedy.

    Permissions are looked at only when the known ones are given: at start-up, not when a declaration is imported.
    """
    if problems := check(procedure, permissions):
        raise ProcedureError(procedure.key, problems)
    return procedure


def check(procedure: Procedure, permissions: Collection[str] | None = None) -> list[Problem]:
    return [
        *check_names(procedure),
        *check_road(procedure),
        *check_times(procedure),
        *check_hands(procedure, permissions),
    ]
