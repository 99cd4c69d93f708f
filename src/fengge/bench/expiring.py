"""The end of marks of risk over all that stand, as the worker does it every morning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg

from fengge.bench.sweeping import MOST_MS, run_job

if TYPE_CHECKING:
    from fengge.bench.report import Row

# One in ten ended yesterday and one in ten ends within the week, with a unit to be told.
AGED = """
UPDATE cases_risk SET ended_at = NULL, ended = '', warned_on = NULL,
  expires_on = current_date + CASE id % 10 WHEN 0 THEN -1 WHEN 1 THEN 5 ELSE 60 END;
UPDATE cases_case SET unit_id = (SELECT min(id) FROM orgs_organisation) WHERE id IN (SELECT case_id FROM cases_risk);
"""


def expired(conninfo: dict[str, Any], cases: int) -> Row:
    """One row of the table: the whole job is one answer."""
    with psycopg.connect(**conninfo, autocommit=True) as owner:
        owner.execute("SET session_replication_role = replica")
        owner.execute(AGED)
        owner.execute("VACUUM ANALYZE cases_case, cases_risk")
    done, again = run_job("risks"), run_job("risks")
    wrong = [f"a second run ended {again['ended']} and told {again['told']}"] if again["ended"] or again["told"] else []
    seconds = done["seconds"] or 0.01
    return {
        "cases": cases, "work": "end of risk marks (job)", "per_second": round((done["ended"] + done["told"]) / seconds, 1),
        "p50_ms": seconds * 1000, "p95_ms": seconds * 1000, "limit_per_second": 0.0, "share_of_limit": 0.0, "aim_per_second": 0,
        "most_ms": MOST_MS, "wrong": len(wrong), "first_wrong": wrong[0] if wrong else "",
    }  # fmt: skip
