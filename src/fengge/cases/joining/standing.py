"""What guards may ask about a case's parts, helpers and lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db import connection

from fengge.cases.engine.facts import facts_about

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor

# The case was found through its scope, and the wall stands before these tables too.
_SQL = """
SELECT
  NOT EXISTS (SELECT 1 FROM cases_case WHERE parent_id = %(case)s AND settled_at IS NULL),
  NOT EXISTS (SELECT 1 FROM cases_help WHERE case_id = %(case)s AND answered_at IS NULL),
  EXISTS (SELECT 1 FROM cases_help h JOIN unnest(%(teams)s::text[]) t ON t = 'o:' || h.unit_id
          WHERE h.case_id = %(case)s AND h.answered_at IS NULL),
  EXISTS (SELECT 1 FROM cases_leaddispute WHERE case_id = %(case)s AND decided_at IS NULL),
  EXISTS (SELECT 1 FROM cases_leaddispute WHERE case_id = %(case)s AND decided_at IS NOT NULL)
"""
_THERE = """
SELECT
  EXISTS (SELECT 1 FROM cases_case WHERE parent_id = %(case)s OR merged_into_id = %(case)s),
  EXISTS (SELECT 1 FROM cases_help WHERE case_id = %(case)s),
  EXISTS (SELECT 1 FROM cases_leaddispute WHERE case_id = %(case)s)
"""


class There(NamedTuple):
    """What a case has: parts or merged cases, help asked for, disputes of the lead."""

    cases: bool
    helps: bool
    disputes: bool


def whats_there(case: Case) -> There:
    """Most cases have none of it, and this one question says so."""
    with connection.cursor() as cursor:
        cursor.execute(_THERE, {"case": case.pk})
        return There(*cursor.fetchone())


@facts_about("joined")
def standing(case: Case, by: Actor) -> dict[str, bool]:
    """Parts settled, help answered, help this actor's unit owes, and whether the lead is in dispute or decided: one question."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"case": case.pk, "teams": list(by.teams)})
        settled, answered, asked, disputed, decided = cursor.fetchone()
    return {
        "joined.parts_settled": settled,
        "joined.help_answered": answered,
        "joined.help_owed": asked,
        "joined.lead_disputed": disputed,
        "joined.lead_undisputed": not disputed,
        "joined.lead_free": not decided,
    }
