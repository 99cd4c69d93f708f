"""Many rows at once: COPY with the columns prepared as the ORM would prepare them, so that sealed fields are sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection
from psycopg import sql

from fengge.core.events import COLUMNS
from fengge.core.models import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import Field, Model


def copy(rows: Sequence[Model]) -> int:
    """Insert rows of one model; those without a key get one from the table's sequence. Gives how many.

    For roles that row-level security lets pass, and for tables without it.
    """
    if not rows:
        return 0
    model = type(rows[0])
    fields = [
        field
        for field in model._meta.concrete_fields
        if not field.generated and not (field.primary_key and rows[0].pk is None)
    ]
    columns = [str(field.column) for field in fields]
    _copy(model._meta.db_table, columns, ([_prepared(field, row) for field in fields] for row in rows))
    return len(rows)


def copy_events(rows: Iterable[dict[str, Any]]) -> None:
    """Append events made by `fengge.core.events.row_of`; they are numbered in this order."""
    _copy(Event._meta.db_table, COLUMNS, ([row[column] for column in COLUMNS] for row in rows))


def _copy(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    named = sql.SQL(", ").join(map(sql.Identifier, columns))
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), named)
    with connection.cursor() as cursor, cursor.copy(into) as stream:
        for row in rows:
            stream.write_row(row)


def _prepared(field: Field[Any, Any], row: Model) -> Any:
    return field.get_db_prep_save(field.pre_save(row, True), connection)


def take_keys(model: type[Model], count: int) -> Iterable[int]:
    """That many keys of the table's sequence, in order, for rows that name one another before they are stored."""
    return take_numbers(f"{model._meta.db_table}_{model._meta.pk.column}_seq", count)


def take_numbers(sequence: str, count: int) -> Iterable[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s::regclass) FROM generate_series(1, %s)", [sequence, count])
        return iter(sorted(number for (number,) in cursor.fetchall()))
