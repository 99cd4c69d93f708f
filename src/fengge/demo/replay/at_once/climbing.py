"""Going up and down the ladder in memory: what the sweep does to one life, and the verbs of those above."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.engine.hands import signature
from fengge.cases.escalation.judging import judge
from fengge.cases.escalation.raising import is_late
from fengge.cases.escalation.sweeping import SWEEP
from fengge.cases.models import Alarm, CaseUrging, Holding, Supervision
from fengge.core.access import Actor
from fengge.core.clock import at, local, now, today
from fengge.demo.replay.at_once.life import Life, effect
from fengge.demo.replay.climbing import Moved, answers

if TYPE_CHECKING:
    from datetime import datetime

SYSTEM = Actor(kind="system", name=SWEEP)


def climb(life: Life, until: datetime, following: datetime | None) -> None:
    """Everything the sweep and those above do before a moment."""
    while (waking := life.case.wakes_at) and waking < until:
        moved = swept(life, waking)
        if moved:
            again = any(event.type == "case.sent_down" for event in life.told)
            for deed in answers(life.case, Moved(moved, waking, again), following, life.serial, life.hands):
                if deed.at < until:
                    climb(life, deed.at, deed.at)
                    life.live(deed)


def swept(life: Life, moment: datetime) -> str:
    """The sweep at this moment; the event it wrote, if the case moved."""
    case = life.case
    with at(moment):
        judged = judge(case, life.told, local(moment))
        if judged.event == "case.raised":
            held = life.last(Holding)
            if held:
                held.until = moment
            life.new(Holding, unit_id=case.unit_id, rung=case.rung, division=case.division, since=moment)
        elif judged.missed:
            life.new(Alarm, rung=case.rung, deadline=judged.missed.key, since=judged.missed.since, at=moment)
        if judged.event:
            life.write(judged.event, judged.details, judged.changes, SYSTEM)
        life.settle_moments()
    return judged.event


@effect("take_up")
def take_up(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    life.put_into_hands(life.hands.by_key[by.appointment_id or 0], given["words"])
    return {"words": given["words"], "rung": life.case.rung}


@effect("send_down")
def send_down(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    case, overdue, from_rung = life.case, is_late(life.case), life.case.rung
    below = case.procedure.ladder.below(from_rung)
    rung = below.key if below else from_rung
    spans = [row for row in reversed(life.rows) if isinstance(row, Holding) and row.rung == rung]
    case.rung, case.division = rung, spans[0].division if spans else case.origin_division
    case.unit_id = spans[0].unit_id if spans else None
    key = next((span.holder_id for span in spans if span.holder_id), None)
    holder = life.hands.by_key.get(key or 0)
    life.put_into_hands(holder, given["reason"])
    told = {"reason": given["reason"], "from_rung": from_rung, "rung": rung, "overdue": overdue}
    return {**told, "nobody": holder is None, "to": signature(holder) if holder else ""}


@effect("answer_alarm")
def answer_alarm(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    for row in life.rows:
        if isinstance(row, Alarm) and row.answered_at is None:
            row.answer, row.answered_by_id, row.answered_at = given["answer"], by.appointment_id, now()
    return {"answer": given["answer"]}


@effect("urge")
def urge(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    life.new(CaseUrging, words=given["words"], by_id=by.appointment_id, on=today(), at=now())
    return {"words": given["words"], "times": life.count(CaseUrging)}


@effect("supervise")
def supervise(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    life.new(Supervision, by_id=by.appointment_id, at=now(), **given)
    return {**given, "due_on": given["due_on"].isoformat()}
