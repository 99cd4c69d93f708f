"""The sweep over so many open cases, a part of them past their limit, as the worker's own job does it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import psycopg

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fengge.bench.report import Row

MOST_MS = 10_000


class Share(NamedTuple):
    """One sweep that is measured: its name, and one in how many cases is due at once."""

    name: str
    one_in: int


SHARES = (
    Share("sweep, 1 in 10 due (job)", 10),  # as after a long holiday
    Share("sweep, 1 in 4 due (job)", 4),  # as after the worker stood still for weeks
)
# Every case lies in nobody's hands since triage. So many that nobody touched, scattered over the table, wait for the
# sweep; all others, and what the run itself reported, for tomorrow.
AFRESH = """
WITH due AS (
  SELECT id FROM cases_case c WHERE number BETWEEN '2025-000001' AND %(last)s AND reported_at < now() - interval '40 days'
    AND NOT EXISTS (SELECT FROM core_event e WHERE e.subject_kind = 'cases.case' AND e.subject_id = c.id
                    AND e.type IN ('case.accepted', 'case.raised'))
  ORDER BY md5(number) LIMIT %(due)s)
UPDATE cases_case SET settled_at = NULL, stage = 'triaged', rung = 'village', division = origin_division, holder_id = NULL,
  held_since = NULL, unit_id = NULL, next_due_at = now() - interval '1 hour', next_due_key = 'unassigned',
  wakes_at = now() + CASE WHEN id IN (SELECT id FROM due) THEN interval '-1 hour' ELSE interval '1 day' END
"""
LAST = "SELECT coalesce(max(id), 0) FROM core_event"
RISEN = """
SELECT (SELECT count(DISTINCT subject_id) FROM core_event WHERE type = 'case.raised' AND id > %(mark)s),
  (SELECT count(*) FROM core_event WHERE type = 'case.raised' AND id > %(mark)s),
  (SELECT count(*) FROM cases_case WHERE rung = 'town')
"""


def swept(conninfo: dict[str, Any], cases: int) -> Iterator[Row]:
    """A row of the table for each share: the whole sweep is one answer."""
    for share in SHARES:
        with psycopg.connect(**conninfo, autocommit=True) as owner:
            yield _swept(owner, share, cases)


def _swept(owner: psycopg.Connection[Any], share: Share, cases: int) -> Row:
    owner.execute("SET session_replication_role = replica")
    due = cases // share.one_in
    owner.execute(AFRESH, {"due": due, "last": f"2025-{cases:06d}"})
    owner.execute("VACUUM ANALYZE cases_case")
    mark = _one(owner, LAST)[0]
    done = run_job()
    wrong = [*_short(done, due), *_untrue(_one(owner, RISEN, mark=mark), due), *_twice(run_job())]
    seconds = done["seconds"] or 0.01
    return {
        "cases": cases, "work": share.name, "per_second": round(done["looked"] / seconds, 1),
        "p50_ms": seconds * 1000, "p95_ms": seconds * 1000, "limit_per_second": 0.0, "share_of_limit": 0.0, "aim_per_second": 0,
        "most_ms": MOST_MS, "wrong": len(wrong), "first_wrong": wrong[0] if wrong else "",
    }  # fmt: skip


def run_job(what: str = "cases") -> dict[str, Any]:
    """In a process of its own, as an operator starts it, so that roles and settings are the real ones."""
    command = [sys.executable, "-m", "fengge.cli", "sweep", what, "--json"]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found: dict[str, Any] = json.loads(told)
    return found


def _one(owner: psycopg.Connection[Any], question: str, **values: object) -> tuple[int, ...]:
    row = owner.execute(question, values or None).fetchone()
    return tuple(row or ())


def _short(done: Mapping[str, Any], due: int) -> Iterator[str]:
    """What the sweep says of itself, against what was made due."""
    if not (due == done["looked"] == done["raised"]) or done["failed"]:
        yield f"of {due} cases {done['looked']} were looked at, {done['raised']} sent up, {done['failed']} in vain"


def _untrue(found: tuple[int, ...], due: int) -> Iterator[str]:
    """What stands in the tables afterwards: each case that was due went up once, and no other."""
    if set(found) != {due}:
        yield "of {} cases {} went up in {} events, {} stand on the rung above".format(due, *found)


def _twice(again: Mapping[str, Any]) -> Iterator[str]:
    if again["looked"]:
        yield f"a second sweep looked at {again['looked']}"
