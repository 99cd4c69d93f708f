"""What lies in a case's file, in the one glance that guards need: a dozen small tables in a single question."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection

if TYPE_CHECKING:
    from fengge.cases.models import Case


class Record(NamedTuple):
    """Keys and words found in the file.

    Each party's newest word since the last reopening counts: mediation taken up again is asked for again. Obligations are
    those of the newest agreement. `more` holds the columns that parts of casework added, by name.
    """

    sides: list[int]
    consents: dict[str, bool]
    told: list[int]
    kinds: list[str]
    forms: list[str]
    performed: list[bool | None]
    mediators: list[int]
    recused: list[int]
    offered: list[int]
    investigated: bool
    mediated: bool
    visited: bool
    papers: list[str]
    steps: list[str]
    identified: bool
    more: dict[str, Any]


# The wall stands before every one of these tables, and the case itself was found through its scope.
_SQL = """
SELECT
  ARRAY(SELECT id FROM cases_party WHERE case_id = %(case)s AND role <> 'third'),
  COALESCE((SELECT jsonb_object_agg(party_id, given ORDER BY id) FROM cases_consent WHERE case_id = %(case)s
            AND at >= COALESCE((SELECT max(at) FROM core_event WHERE subject_kind = 'cases.case' AND subject_id = %(case)s
                               AND type = 'case.reopened'), '-infinity')), '{}'),
  ARRAY(SELECT DISTINCT party_id FROM cases_consent WHERE case_id = %(case)s AND rights_told),
  ARRAY(SELECT DISTINCT kind FROM cases_attachment WHERE case_id = %(case)s),
  ARRAY(SELECT form FROM cases_agreement WHERE case_id = %(case)s),
  ARRAY(SELECT p.performed FROM cases_obligation o LEFT JOIN cases_performance p ON p.obligation_id = o.id
        WHERE o.agreement_id = (SELECT max(id) FROM cases_agreement WHERE case_id = %(case)s)),
  ARRAY(SELECT a.person_id FROM orgs_appointment a WHERE a.id IN (
        SELECT by_id FROM cases_session WHERE case_id = %(case)s
        UNION SELECT by_id FROM cases_agreement WHERE case_id = %(case)s)),
  ARRAY(SELECT person_id FROM cases_recusal WHERE case_id = %(case)s),
  ARRAY(SELECT to_unit_id FROM cases_transfer WHERE case_id = %(case)s AND answered_at IS NULL),
  EXISTS(SELECT 1 FROM cases_investigation WHERE case_id = %(case)s),
  EXISTS(SELECT 1 FROM cases_session WHERE case_id = %(case)s),
  EXISTS(SELECT 1 FROM cases_returnvisit WHERE case_id = %(case)s),
  ARRAY(SELECT DISTINCT document FROM cases_attachment WHERE case_id = %(case)s AND document <> ''),
  ARRAY(SELECT DISTINCT action FROM cases_step WHERE case_id = %(case)s),
  NOT EXISTS(SELECT 1 FROM cases_party WHERE case_id = %(case)s AND id_number_index IS NULL)
"""


_columns: dict[str, str] = {}


def add_columns(**columns: str) -> None:
    """Let the one question also find these: an SQL expression each, with `%(case)s` for the case's key."""
    if twice := _columns.keys() & columns:
        raise ValueError(f"found twice: {', '.join(twice)}")
    _columns.update(columns)
    _statement.cache_clear()


@cache
def _statement() -> str:
    return ",\n  ".join([_SQL.rstrip(), *_columns.values()])


def record_of(case: Case) -> Record:
    """The case's record now, changes of the running verb included."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(), {"case": case.pk})
        row: tuple[Any, ...] = cursor.fetchone()
    consents = row[1] if isinstance(row[1], dict) else json.loads(row[1])
    own = len(row) - len(_columns)
    return Record._make((row[0], consents, *row[2:own], dict(zip(_columns, row[own:], strict=True))))
