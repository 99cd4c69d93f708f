"""How many open cases there are for the reader, by one question whose cost does not grow with the cases.

Both its parts are rows that the managers' filters let the reader see; the SQL here only adds them up.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Q

from fengge.cases.models import Case, Tally
from fengge.core.access import current_actor
from fengge.core.access.seen import Seen, successor
from fengge.core.clock import local, now, start_of
from fengge.core.figures import sql_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from fengge.core.access import Actor
    from fengge.core.figures import Asked

JUST_NOW = timedelta(minutes=1)
KEYS = ("cases.open", "cases.overdue", "cases.unassigned")
OF_THE_TALLY = """SELECT cases AS open, CASE WHEN due_on < %s THEN cases ELSE 0 END AS overdue,
CASE WHEN in_hand THEN 0 ELSE cases END AS unassigned FROM ({}) lines"""
OF_CASES = """SELECT apart::int AS open, (next_due_at < %s)::int AS overdue, (apart AND holder_id IS NULL)::int AS unassigned
FROM ({}) rows"""
SUM = "SELECT COALESCE(SUM(open), 0), COALESCE(SUM(overdue), 0), COALESCE(SUM(unassigned), 0) FROM ({}) parts"


def standing(asked: Asked) -> dict[str, int] | None:
    """The three standing figures by key; None when another moment is asked for, or by somebody who holds keys of cases."""
    actor = current_actor()
    if actor.keys or abs(now() - asked.as_of) > JUST_NOW:
        return None
    lines, rows = _lines(asked), _rows(asked, actor)
    parts = [(OF_THE_TALLY, local(asked.as_of).date(), sql_of(lines)), (OF_CASES, asked.as_of, sql_of(rows))]
    told = [(pattern.format(sql[0]), (moment, *sql[1])) for pattern, moment, sql in parts if sql]
    if not told:
        return dict.fromkeys(KEYS, 0)
    with connection.cursor() as cursor:
        statement = SUM.format(" UNION ALL ".join(sql for sql, _ in told))
        cursor.execute(statement, [value for _, values in told for value in values])
        return dict(zip(KEYS, map(int, cursor.fetchone()), strict=True))


def _lines(asked: Asked) -> QuerySet[Any]:
    """What the tally says in the reader's places; of ends, it knows those before the day of the moment."""
    return _here(Tally.objects.all(), asked).values("cases", "due_on", "in_hand")


def _rows(asked: Asked, actor: Actor) -> QuerySet[Any]:
    """What the tally cannot say, case by case: those whose place alone does not let them be seen, and ends that passed today."""
    apart = _apart(actor)
    today = Q(next_due_at__gte=start_of(local(asked.as_of).date()), next_due_at__lt=asked.as_of)
    rows = Case.objects.open().filter(apart | today).annotate(apart=ExpressionWrapper(apart, BooleanField()))
    return _here(rows, asked).values("apart", "next_due_at", "holder_id")


def _apart(actor: Actor) -> Q:
    barring = ~Q(barred=[])
    if not actor.teams:
        return barring
    return barring | (Q(team__overlap=list(actor.teams)) & ~Q(Seen(Tally, actor)))


def _here(rows: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    place = asked.place
    return rows.filter(division__gte=place, division__lt=successor(place)) if place else rows
