"""Folding: many lines of the tally about the same thing become one, and no sum changes for anybody who looks meanwhile."""

from __future__ import annotations

from django.db import connection

LINE = "division, origin_division, secrecy, due_on, in_hand"
FOLD = f"""
WITH gone AS (DELETE FROM cases_tally RETURNING {LINE}, cases)
INSERT INTO cases_tally ({LINE}, cases) SELECT {LINE}, sum(cases) FROM gone GROUP BY {LINE} HAVING sum(cases) <> 0
"""  # noqa: S608 - names of columns
MANY = f"SELECT EXISTS (SELECT FROM cases_tally GROUP BY {LINE} HAVING count(*) > 1)"  # noqa: S608


def fold() -> None:
    """One statement, so that every reader sees the lines before or the lines after; does nothing when there is nothing to fold."""
    with connection.cursor() as cursor:
        cursor.execute(MANY)
        if cursor.fetchone() == (True,):
            cursor.execute(FOLD)
