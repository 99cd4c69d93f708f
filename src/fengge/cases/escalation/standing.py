"""How a case and whoever looks at it stand to one another on the ladder: facts for guards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db import connection

from fengge.cases.engine.facts import facts_about
from fengge.cases.engine.hands import rung_of
from fengge.cases.procedures.escalation import BY_THE_HEAD
from fengge.core.events import subject_kind

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.cases.procedure import Deadline, Ladder, Procedure
    from fengge.core.access import Actor


class Around(NamedTuple):
    """What stands around a case: where the actor stands, whether it came up last, and what waits for an answer."""

    place: str
    last_move: str
    supervised: bool
    answered: bool
    alarmed: bool
    asks_time: bool
    had_time: bool


# Asked whenever actions are offered, so it is one question.
_SQL = """
SELECT
  COALESCE((SELECT division_id FROM orgs_appointment WHERE id = %(appointment)s), ''),
  COALESCE((SELECT type FROM core_event WHERE subject_kind = %(kind)s AND subject_id = %(case)s
            AND type IN ('case.raised', 'case.sent_down') ORDER BY id DESC LIMIT 1), ''),
  EXISTS(SELECT 1 FROM cases_supervision WHERE case_id = %(case)s AND lifted_at IS NULL),
  EXISTS(SELECT 1 FROM cases_supervision WHERE case_id = %(case)s AND lifted_at IS NULL AND answered_at IS NOT NULL),
  EXISTS(SELECT 1 FROM cases_alarm WHERE case_id = %(case)s AND answered_at IS NULL),
  EXISTS(SELECT 1 FROM cases_extension WHERE case_id = %(case)s AND approved IS NULL),
  EXISTS(SELECT 1 FROM cases_extension WHERE case_id = %(case)s AND approved AND answered_at IS NOT NULL)
"""


def around(case: Case, by: Actor) -> Around:
    """What stands around the case now."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"case": case.pk, "kind": subject_kind(case), "appointment": by.appointment_id})
        return Around(*cursor.fetchone())


@facts_about("ladder")
def facts(case: Case, by: Actor) -> dict[str, bool]:
    """Where the case stands on the ladder, as this actor may act on it."""
    found, ladder = around(case, by), case.procedure.ladder
    here, over = is_here(case, by, found.place), is_over(case, found.place, ladder)
    return {
        "ladder.here": here,
        "ladder.over": over,
        "ladder.watches": (here or over) and case.holder_id != by.appointment_id,
        "ladder.below": ladder.below(case.rung) is not None,
        "ladder.waits": case.holder_id is None and found.last_move == "case.raised",
        "ladder.supervised": found.supervised,
        "ladder.answered": found.answered,
        "ladder.unsupervised": not found.supervised,
        "ladder.alarmed": found.alarmed,
        "ladder.asked_time": found.asks_time,
        "ladder.may_ask_time": extendable(case.procedure) is not None and not found.asks_time and not found.had_time,
    }


def is_here(case: Case, by: Actor, place: str) -> bool:
    """Whether this is handled where the actor works: in their hands, their unit's, or on their rung of their place."""
    ours = by.appointment_id is not None and (case.holder_id == by.appointment_id or f"o:{case.unit_id}" in by.teams)
    return ours or (bool(place) and case.division.startswith(place) and rung_of(place) == case.rung)


def is_over(case: Case, place: str, ladder: Ladder) -> bool:
    """Whether the actor stands above whoever has it; at the top, those of the top look after one another."""
    if not place or not case.division.startswith(place):
        return False
    rungs = [rung.key for rung in ladder.rungs]
    own, its = rung_of(place), case.rung
    at_top = own == its == rungs[-1]
    return own in rungs and its in rungs and (rungs.index(own) > rungs.index(its) or at_top)


def extendable(procedure: Procedure) -> Deadline | None:
    """The limit that the head of the unit may lengthen, if this procedure has one."""
    return next((one for one in procedure.deadlines if one.extends == BY_THE_HEAD), None)
