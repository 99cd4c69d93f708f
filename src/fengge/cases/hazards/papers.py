"""The papers of a hazard: the notice to whoever has to put it right, and the record of the second look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.documents.single import paper
from fengge.cases.engine.timing import clocks_of
from fengge.cases.models import Role
from fengge.core.clock import local, now

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fengge.cases.models import Case, Step


@paper("rectification_notice", procedure="hazard")
def notices(case: Case) -> list[dict[str, Any]]:
    """One for each check that found a hazard, with the limit that stands for it now."""
    unit = case.parties.filter(role=Role.RESPONSIBLE).first()
    limits = [clock.due_at for clock in clocks_of(case, now()) if clock.key == "rectification" and clock.due_at]
    return [
        _step(step) | {
            "unit": unit.name if unit else "", "level": _level(case, step), "found": step.answers.get("found", ""),
            "measures": step.answers.get("measures", ""), "by": limits[-1] if limits else None,
        }
        for step in _taken(case, "check") if step.answers.get("is_hazard")
    ]  # fmt: skip


@paper("recheck_record", procedure="hazard")
def records(case: Case) -> list[dict[str, Any]]:
    """One for each second look, with what had been done before it."""
    unit = case.parties.filter(role=Role.RESPONSIBLE).first()
    done = list(_taken(case, "rectify"))
    return [
        _step(step) | {
            "unit": unit.name if unit else "", "found": step.answers.get("found", ""),
            "done": next((one.answers.get("done", "") for one in reversed(done) if one.at <= step.at), ""),
            "result": "隐患已消除，予以销号" if step.answers.get("passed") else "隐患未消除，继续整改",
        }
        for step in _taken(case, "recheck")
    ]  # fmt: skip


def _taken(case: Case, action: str) -> Iterable[Step]:
    return case.steps.filter(action=action).select_related("by__person", "by__division")


def _step(step: Step) -> dict[str, Any]:
    who = f"{step.by.division.name}{step.by.post_title} {step.by.person.name}" if step.by else ""
    return {"at": local(step.at), "who": who}


def _level(case: Case, step: Step) -> str:
    known = {level.key: str(level.title) for level in case.procedure.levels}
    return known.get(step.answers.get("level") or case.level, "")
