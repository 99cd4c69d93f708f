"""Writing what the sweep decided: a fixed number of statements for a batch, however many cases it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from fengge.cases.models import Alarm, Case
from fengge.core.events import Draft, row_of, tell
from fengge.core.events import write_all as write_events

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from fengge.cases.escalation.judging import Judged
    from fengge.core.access import Actor

_CASES = """
UPDATE cases_case c SET rung = n.rung, division = n.division, holder_id = n.holder, unit_id = n.unit,
  held_since = CASE WHEN n.holder IS NULL THEN NULL ELSE c.held_since END, team = string_to_array(n.team, ' '),
  next_due_at = n.due, next_due_key = n.due_key, wakes_at = n.wakes, version = n.version
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::bigint[], %s::bigint[], %s::text[], %s::timestamptz[], %s::text[],
  %s::timestamptz[], %s::int[]) n (id, rung, division, holder, unit, team, due, due_key, wakes, version)
WHERE c.id = n.id
"""


_HELD = "UPDATE cases_holding SET until = %s WHERE case_id = ANY(%s) AND until IS NULL"
# The cases stand on their new rung already.
_HOLDINGS = """
INSERT INTO cases_holding (case_id, unit_id, rung, division, since, reason)
SELECT id, unit_id, rung, division, %s, '' FROM cases_case WHERE id = ANY(%s)
"""


def write_all(judged: Sequence[Judged], at: datetime, by: Actor) -> None:
    """Rows, holdings, alarms and events of a batch; then whoever follows those events is told."""
    if not judged:
        return
    _write_cases([one.case for one in judged])
    moved = [one for one in judged if one.event]
    _write_holdings([one.case.pk for one in moved if one.event == "case.raised"], at)
    Alarm.objects.bulk_create((_alarm(one, at) for one in moved if one.event == "case.alarmed"), ignore_conflicts=True)
    write_events(row_of(one.event, one.case, by=by, draft=Draft(one.details), changes=one.changes) for one in moved)
    for one in moved:
        tell(one.event, one.case, by, one.details)


def _write_cases(cases: Sequence[Case]) -> None:
    rows = [
        (
            case.pk, case.rung, case.division, case.holder_id, case.unit_id, " ".join(case.team), case.next_due_at,
            case.next_due_key, case.wakes_at, case.version,
        )
        for case in cases
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_CASES, [list(column) for column in zip(*rows, strict=True)])


def _write_holdings(raised: list[int], at: datetime) -> None:
    with connection.cursor() as cursor:
        for statement in (_HELD, _HOLDINGS):
            cursor.execute(statement, [at, raised])


def _alarm(judged: Judged, at: datetime) -> Alarm:
    missed = judged.missed
    return Alarm(
        case=judged.case, rung=judged.case.rung, deadline=missed.key if missed else "", since=missed.since if missed else at, at=at
    )  # fmt: skip
