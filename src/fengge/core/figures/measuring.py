"""Measuring: however many figures a page shows, they are counted by one statement, under the running scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.urls import reverse

from fengge.core.figures.figure import Asked, Figure, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from fengge.core.figures.figure import Rows

COUNT = "(SELECT COUNT(*) FROM ({}) counted)"
Sql = tuple[str, tuple[Any, ...]]


def measure(figure: Figure, asked: Asked) -> Value:
    """Count the rows of one figure."""
    return measure_all([figure], asked)[0]


def measure_all(figures: Iterable[Figure], asked: Asked) -> list[Value]:
    """Count the rows of each; what two figures share, such as a rate and what it is of, is counted once."""
    wanted = list(figures)
    counts = _kept(wanted, asked)
    unknown = (rows for one in wanted for rows in (one.rows, one.out_of) if rows and rows not in counts)
    counts |= _counted(dict.fromkeys(unknown), asked)
    return [
        Value(one, counts[one.rows], counts[one.out_of] if one.out_of else None, _url(one, asked)) for one in wanted
    ]


def _kept(figures: list[Figure], asked: Asked) -> dict[Rows, int]:
    known: dict[str, int] = {}
    for kept in {one.kept for one in figures if one.kept}:
        known |= kept(asked) or {}
    return {one.rows: known[one.key] for one in figures if one.key in known}


def _counted(sets: Iterable[Rows], asked: Asked) -> dict[Rows, int]:
    found = list(sets)
    return dict(zip(found, _count_all([rows(asked) for rows in found]), strict=True))


def _count_all(sets: list[QuerySet[Any]]) -> list[int]:
    """How many rows each set has, by one statement for all."""
    asking = [sql_of(rows.values("pk")) for rows in sets]
    answers = iter(_answers([one for one in asking if one]))
    return [next(answers) if one else 0 for one in asking]


def sql_of(rows: QuerySet[Any]) -> Sql | None:
    """The statement that finds the rows, with its values; None where the scope already says that there are none."""
    try:
        sql, parameters = rows.order_by().query.sql_with_params()
    except EmptyResultSet:
        return None
    return sql, tuple(parameters)


def _answers(asking: list[Sql]) -> tuple[int, ...]:
    if not asking:
        return ()
    with connection.cursor() as cursor:
        statement = "SELECT " + ", ".join(COUNT.format(sql) for sql, _ in asking)
        cursor.execute(statement, [value for _, parameters in asking for value in parameters])
        answers: tuple[int, ...] = cursor.fetchone()
    return answers


def _url(figure: Figure, asked: Asked) -> str:
    return f"{reverse(figure.opens)}?{urlencode({'figure': figure.key, **asked.query})}"
