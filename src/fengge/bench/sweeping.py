"""The sweep over so many open cases, one in ten past its limit, as the worker's own job does it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import psycopg

if TYPE_CHECKING:
    from fengge.bench.report import Row

MOST_MS = 10_000
# In nobody's hands since triage: one in ten waits for the sweep, as after a long holiday, the others for tomorrow.
AFRESH = """
UPDATE cases_case SET settled_at = NULL, stage = 'triaged', rung = 'village', division = origin_division, holder_id = NULL,
  held_since = NULL, next_due_at = now() - interval '1 hour', next_due_key = 'unassigned',
  wakes_at = now() + CASE WHEN id % 10 = 0 THEN interval '-1 hour' ELSE interval '1 day' END
"""


def _sweep() -> dict[str, Any]:
    """In a process of its own, as an operator starts it, so that roles and settings are the real ones."""
    command = [sys.executable, "-m", "fengge.cli", "sweep", "--json"]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found: dict[str, Any] = json.loads(told)
    return found


def swept(conninfo: dict[str, Any], cases: int) -> Row:
    """One row of the table: the whole sweep is one answer."""
    with psycopg.connect(**conninfo, autocommit=True) as owner:
        owner.execute("SET session_replication_role = replica")
        owner.execute(AFRESH)
        owner.execute("VACUUM ANALYZE cases_case")
    done = _sweep()
    again = _sweep()
    wrong = [told for told in (_short(done, cases), _twice(again)) if told]
    milliseconds = done["seconds"] * 1000
    return {
        "cases": cases, "work": "sweep (job)", "per_second": round(done["looked"] / done["seconds"], 1),
        "p50_ms": milliseconds, "p95_ms": milliseconds, "limit_per_second": 0.0, "share_of_limit": 0.0, "aim_per_second": 0,
        "most_ms": MOST_MS, "wrong": len(wrong), "first_wrong": wrong[0] if wrong else "",
    }  # fmt: skip


def _short(done: dict[str, Any], cases: int) -> str:
    whole = done["looked"] == cases // 10 and not done["failed"]
    return "" if whole else f"of {cases // 10} cases {done['looked']} were looked at, {done['failed']} in vain"


def _twice(again: dict[str, Any]) -> str:
    return "" if again["looked"] == 0 else f"a second sweep looked at {again['looked']}"
