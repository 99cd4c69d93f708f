"""Each test of an agenda as SQL: which matters of which place meet it. `m` is the place, `c` the case, `d` an earlier decision.

The conditions on place, rung and openness are the same for all, and on an index (`case_open_rung`); a test adds its own.
Values are parameters; only names from this file are put into the text.
"""

from __future__ import annotations

_HERE = """
SELECT m.division, c.id AS case_id, NULL::bigint AS decision_id, %({n}order)s AS rank, %({n}key)s AS reason
FROM m JOIN cases_case c ON c.settled_at IS NULL AND c.rung = ANY(%({n}rungs)s)
  AND c.division >= m.division AND c.division < m.division || ':' AND c.secrecy <= %(secrecy)s
WHERE (%({n}any_level)s OR c.level = ANY(%({n}levels)s))
  AND (%({n}any_procedure)s OR c.procedure_key = ANY(%({n}procedures)s))
  AND """

_OVERDUE = _HERE + "c.next_due_at < %({n}before)s"
_UNASSIGNED = _HERE + "c.holder_id IS NULL AND COALESCE({since}, c.reported_at) < %({n}before)s"
_SINCE = (
    "(SELECT h.since FROM cases_holding h WHERE h.case_id = c.id AND h.until IS NULL ORDER BY h.since DESC LIMIT 1)"
)
_AT_RISK = """EXISTS (
    SELECT 1 FROM cases_risk k WHERE k.case_id = c.id AND k.ended_at IS NULL AND k.secrecy <= %(secrecy)s
    AND (%({n}any_colour)s OR k.colour = ANY(%({n}colours)s)) AND k.at < %({n}before)s)"""
_MAJOR = _HERE + "c.reported_at < %({n}before)s"
_RISK = _HERE + _AT_RISK
_NEW = _HERE + "c.reported_at >= %({n}before)s"

# Carried from this series' own earlier meetings, matters that are no case included.
_UNDONE = """
SELECT m.division, d.case_id, CASE WHEN d.case_id IS NULL THEN d.id END AS decision_id, %({n}order)s AS rank, %({n}key)s AS reason
FROM m JOIN cases_decision d ON d.done_at IS NULL AND d.replaced_by_id IS NULL AND d.series = %(series)s AND d.division = m.division
  AND d.choice <> 'raise' AND d.secrecy <= %(secrecy)s
LEFT JOIN cases_case c ON c.id = d.case_id
WHERE d.case_id IS NULL OR (c.settled_at IS NULL AND c.secrecy <= %(secrecy)s)
"""

# Raised by a meeting below and not taken up since.
_FROM_BELOW = """
SELECT m.division, d.case_id, CASE WHEN d.case_id IS NULL THEN d.id END AS decision_id, %({n}order)s AS rank, %({n}key)s AS reason
FROM m JOIN cases_decision d ON d.done_at IS NULL AND d.replaced_by_id IS NULL AND d.choice = 'raise' AND d.series = ANY(%(from_below)s)
  AND d.division >= m.division AND d.division < m.division || ':' AND d.secrecy <= %(secrecy)s
LEFT JOIN cases_case c ON c.id = d.case_id
WHERE d.case_id IS NULL OR (c.settled_at IS NULL AND c.secrecy <= %(secrecy)s)
UNION"""
# Come up the ladder otherwise, and not discussed here.
_CLIMBED = """EXISTS (
    SELECT 1 FROM cases_holding b WHERE b.case_id = c.id AND b.rung = ANY(%(lower)s))
  AND NOT EXISTS (SELECT 1 FROM cases_agendaitem i JOIN cases_meeting e ON e.id = i.meeting_id
    WHERE i.case_id = c.id AND i.decided_at IS NOT NULL AND e.series = %(series)s AND e.division = m.division)
"""

TESTS = {
    "undone": _UNDONE,
    "raised": _FROM_BELOW + _HERE + _CLIMBED,
    "major": _MAJOR,
    "risk": _RISK,
    "unassigned": _UNASSIGNED.replace("{since}", _SINCE),
    "overdue": _OVERDUE,
    "new": _NEW,
}

# What had no room, told once for each place, in order: cases; cases that not all may know to be here; decisions on what is no case.
_HUSHED = """(x.reasons && %(hushed)s::text[] OR EXISTS (SELECT 1 FROM cases_decision d
    WHERE d.case_id = x.case_id AND d.done_at IS NULL AND d.replaced_by_id IS NULL AND d.secrecy > 0))"""
_LEFT = """CASE WHEN position = 1 AND total > %(most)s THEN (SELECT array_agg(x.{key} ORDER BY x.position) FROM ranked x
    WHERE x.division = r.division AND x.position > %(most)s AND {which}) END"""
_LEFT_OUT = (
    ("case_id", f"x.case_id IS NOT NULL AND NOT {_HUSHED}"),
    ("case_id", f"x.case_id IS NOT NULL AND {_HUSHED}"),
    ("decision_id", "x.case_id IS NULL"),
)
LEFT = ",\n  ".join(_LEFT.format(key=key, which=which) for key, which in _LEFT_OUT)

# The most urgent reason decides the place on the agenda, then the nearest end. How often a matter was discussed is counted
# for those that are shown only. `total` tells how many there were in all; the first line of a place tells which had no room.
AGENDA = """
WITH m AS (SELECT unnest(%(divisions)s::text[]) COLLATE "C" AS division),
found AS ({tests}),
lines AS (
  SELECT division, case_id, decision_id, min(rank) AS rank, array_agg(reason ORDER BY rank) AS reasons
  FROM found GROUP BY division, case_id, decision_id),
ranked AS (
  SELECT l.*, count(*) OVER w AS total,
    row_number() OVER (w ORDER BY l.rank, c.next_due_at NULLS LAST, c.id, l.decision_id) AS position
  FROM lines l LEFT JOIN cases_case c ON c.id = l.case_id
  WINDOW w AS (PARTITION BY l.division))
SELECT division, position, case_id, decision_id, reasons, total,
  (SELECT count(*) FROM cases_agendaitem i JOIN cases_meeting e ON e.id = i.meeting_id
   WHERE i.case_id = r.case_id AND i.decided_at IS NOT NULL AND e.series = %(series)s AND e.division = r.division) AS discussed,
  {left}
FROM ranked r WHERE position <= %(most)s ORDER BY division, position
"""
