"""Measuring: however many figures a page shows, they are counted by one statement, under the running scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper
from django.urls import reverse

from fengge.core.figures.figure import Asked, Figure, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from fengge.core.figures.figure import Rows

COUNT = "(SELECT COUNT(*) AS rows, {} AS met FROM ({}) counted) set_{}"
MET = "COUNT(*) FILTER (WHERE met)"
Sql = tuple[str, tuple[Any, ...]]
Counts = dict["Rows", int]


def measure(figure: Figure, asked: Asked) -> Value:
    """Count the rows of one figure."""
    return measure_all([figure], asked)[0]


def measure_all(figures: Iterable[Figure], asked: Asked) -> list[Value]:
    """Count the rows of each; what two figures share, such as a rate and what it is of, is counted once."""
    wanted = list(figures)
    counts = _kept(wanted, asked)
    sets = [one.out_of or one.rows for one in wanted]
    counts |= _counted([rows for rows in dict.fromkeys(sets) if rows not in counts], wanted, asked)
    return [
        Value(one, counts[one.rows], counts[one.out_of] if one.out_of else None, _url(one, asked)) for one in wanted
    ]


def _kept(figures: list[Figure], asked: Asked) -> Counts:
    known: dict[str, int] = {}
    for kept in {one.kept for one in figures if one.kept}:
        known |= kept(asked) or {}
    return {one.rows: known[one.key] for one in figures if one.key in known}


def _counted(sets: list[Rows], figures: list[Figure], asked: Asked) -> Counts:
    """Each set, and of each the rows of the rates that are out of it."""
    rates = {rows: [one for one in figures if one.out_of is rows] for rows in sets}
    looks: list[tuple[Rows, Figure | None]] = [(rows, rate) for rows in sets for rate in rates[rows] or (None,)]
    found = _count_all([_look(rows(asked), rate, asked) for rows, rate in looks])
    counts: Counts = {}
    for (rows, rate), (many, met) in zip(looks, found, strict=True):
        counts |= {rows: many} | ({rate.rows: met} if rate else {})
    return counts


def _look(rows: QuerySet[Any], rate: Figure | None, asked: Asked) -> QuerySet[Any]:
    if rate is None or rate.condition is None:
        return rows.values("pk")
    met = ExpressionWrapper(rate.condition(asked), BooleanField())
    return rows.annotate(met=met).values("met")


def _count_all(sets: list[QuerySet[Any]]) -> list[tuple[int, int]]:
    """How many rows each set has and how many of them are met, by one statement for all."""
    asking = [(sql_of(rows), "met" in rows.query.annotations) for rows in sets]
    answers = iter(_answers([(sql, met) for sql, met in asking if sql]))
    return [next(answers) if sql else (0, 0) for sql, _ in asking]


def sql_of(rows: QuerySet[Any]) -> Sql | None:
    """The statement that finds the rows, with its values; None where the scope already says that there are none."""
    try:
        sql, parameters = rows.order_by().query.sql_with_params()
    except EmptyResultSet:
        return None
    return sql, tuple(parameters)


def _answers(asking: list[tuple[Sql, bool]]) -> list[tuple[int, int]]:
    if not asking:
        return []
    parts = [COUNT.format(MET if met else 0, sql[0], place) for place, (sql, met) in enumerate(asking)]
    wanted = ", ".join(f"set_{place}.rows, set_{place}.met" for place in range(len(asking)))
    with connection.cursor() as cursor:
        statement = f"SELECT {wanted} FROM {', '.join(parts)}"  # noqa: S608 - the parts are Django's own
        cursor.execute(statement, [value for sql, _ in asking for value in sql[1]])
        told = cursor.fetchone()
    return list(zip(told[::2], told[1::2], strict=True))


def _url(figure: Figure, asked: Asked) -> str:
    return f"{reverse(figure.opens)}?{urlencode({'figure': figure.key, **asked.query})}"
