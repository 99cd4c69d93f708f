"""What the verbs from performance to archive do, in memory; and notes and ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.models import Closure, Outcome, Performance, Rating, ReturnVisit, Step
from fengge.core.clock import now
from fengge.demo.replay.at_once.life import Life, effect
from fengge.demo.replay.at_once.receiving import keep_file, settle

if TYPE_CHECKING:
    from fengge.core.access import Actor


@effect("perform")
def perform(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    obligation = life.obligations[given["obligation"]]
    told = {"on": given["on"], "how": given["how"]}
    life.new(Performance, obligation_id=obligation.pk, performed=True, by_id=by.appointment_id, **told)
    life.move("perform")
    current = [one for one in life.obligations if one.agreement_id == obligation.agreement_id]
    done = {row.obligation_id: row.on for row in life.rows if isinstance(row, Performance)}
    owed = [one.due_on for one in current if one.pk not in done]
    ends = {"perform_by": min(owed)} if owed else {"performed_on": max(done[one.pk] for one in current)}
    return {"obligation": obligation.pk, "on": given["on"], "last": not owed, **ends}


@effect("visit")
def visit(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    life.move("visit", given["outcome"])
    satisfied = given["satisfied"] == "yes"
    told = {name: given[name] for name in ("on", "manner", "outcome", "words")}
    party = life.parties[given["party"] - 1]
    life.new(ReturnVisit, party_id=party.pk, satisfied=satisfied, by_id=by.appointment_id, **told)
    return {"outcome": given["outcome"], "satisfied": satisfied, "on": given["on"]}


@effect("close")
def close(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    life.move("close")
    return settle(life, Outcome.PERFORMED, given["summary"], by)


@effect("archive")
def archive(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    life.move("archive")
    if closure := life.last(Closure):
        closure.archived_at, closure.dossier_number = now(), given["dossier_number"]
    return {"dossier_number": given["dossier_number"]}


@effect("rate")
def rate(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    closure, solved, score = life.last(Closure), given["solved"] == "yes", int(given["score"])
    if closure is None:
        raise ValueError("nothing to rate")
    life.new(Rating, closure_id=closure.pk, solved=solved, score=score, words=given["words"], at=now())
    told = {"solved": solved, "score": score}
    if solved:
        return {"event": "case.rated", **told}
    life.move("say_unsolved")
    life.case.settled_at = None
    life.consents.clear()
    return {"event": "case.reopened", **told, "by_resident": True}


@effect("note")
def note(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    step = life.new(Step, action="note", answers=given, by_id=by.appointment_id, at=now())
    return {"step": step.pk, "to_reporter": given["to_reporter"]}


@effect("attach")
def attach(life: Life, given: dict[str, Any], by: Actor) -> dict[str, Any]:
    told = {name: given[name] for name in ("kind", "title", "document")}
    kept = [keep_file(life, upload, **told).pk for upload in given["files"]]
    return {"kind": given["kind"], "files": len(kept), "attachments": kept}
