"""What is to be done about a case that waits for the sweep: from its events alone, without a question to the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fengge.cases.engine.timing import Standing, standing, standing_after
from fengge.cases.escalation.climbing import step_up
from fengge.cases.procedure import Event
from fengge.core.access import Secrecy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from fengge.cases.models import Case
    from fengge.cases.procedure import Missed, Running


@dataclass
class Judged:
    """One case and what became of it: the event to be written, if it moved, with what it changed; and what to remind of."""

    case: Case
    desk: str
    event: str = ""
    missed: Missed | None = None
    details: dict[str, Any] = field(default_factory=dict)
    changes: dict[str, list[Any]] = field(default_factory=dict)
    late: list[Running] = field(default_factory=list)
    near: list[Running] = field(default_factory=list)


def judge(case: Case, happened: list[Event], at: datetime) -> Judged:
    """Look at one case: it goes up, is alarmed about, or is only reminded of; then it says when it wants to be looked at again."""
    stands = standing(case.procedure, happened, at)
    judged = Judged(case, desk_of(case))
    if stands.rise and stands.rise.since <= at:
        _send_up(judged, stands.rise)
        happened = [*happened, Event(judged.event, at, judged.details)]
        stands = standing_after(case.procedure, stands, happened, at)
    judged.late = [one for one in stands.running if not one.deadline.window and one.due <= at]
    judged.near = list(_near(stands.running, at))
    _keep(case, stands)
    return judged


def _near(running: Sequence[Running], at: datetime) -> Iterator[Running]:
    keys = {"", *(one.deadline.key for one in running)}
    for one in running:
        if one.due > at and one.deadline.remind_while in keys and any(moment <= at for moment in one.remind_at):
            yield one


def _send_up(judged: Judged, missed: Missed) -> None:
    case = judged.case
    # Nobody above may see what is sealed: there it is an alarm for its own team.
    above = None if case.secrecy >= Secrecy.SEALED else case.procedure.ladder.above(case.rung)
    before = {name: getattr(case, name) for name in ("rung", "division", "holder_id", "unit_id")}
    judged.missed = missed
    judged.details = {"by": "rule", "deadline": missed.key, "since": missed.since.isoformat(), "overdue": True}
    judged.event = "case.raised" if above else "case.alarmed"
    judged.details |= step_up(case, above) if above else {"rung": case.rung}
    judged.details["late"] = case.next_due_key or missed.key
    judged.changes = {name: [was, getattr(case, name)] for name, was in before.items() if getattr(case, name) != was}
    case.version += bool(judged.changes)


def _keep(case: Case, stands: Standing) -> None:
    case.next_due_at, case.next_due_key = stands.due
    case.wakes_at = stands.wakes_at


def desk_of(case: Case) -> str:
    """Whose desk hears of it: the holder's, else the unit's; empty when it is in nobody's hands."""
    if case.holder_id:
        return f"a:{case.holder_id}"
    return f"o:{case.unit_id}" if case.unit_id else ""
