"""Key rotation: every sealed field is closed anew with the current key, in short batches, beside the running work."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from psycopg import sql

from fengge.core.crypto.fields import AnyField, BlindIndex, SealedField
from fengge.core.crypto.keyring import keyring
from fengge.core.crypto.sealing import blind, header, open_sealed, seal

Opening = Callable[[], AbstractContextManager[Any]]


others: dict[str, Callable[[], int]] = {}  # what is sealed elsewhere than in a field, and how it is closed anew


@dataclass
class Table:
    """A table with sealed columns, and the indexes that follow them."""

    model: type[models.Model]
    sealed: list[SealedField]
    indexes: list[BlindIndex]


@dataclass(frozen=True)
class Progress:
    table: str
    read: int
    changed: int


def table_of(model: type[models.Model]) -> Table:
    own = model._meta.local_fields
    return Table(
        model,
        [each for each in own if isinstance(each, SealedField)],
        [each for each in own if isinstance(each, BlindIndex)],
    )


def tables() -> list[Table]:
    """Every table of the project that holds a sealed field."""
    return [table for model in apps.get_models() if (table := table_of(model)).sealed]


def rotate(
    *, of: list[Table] | None = None, opening: Opening = transaction.atomic, batch: int = 500, reindex: bool = False
) -> Iterator[Progress]:
    """Closes every sealed value with the current key; yields after each batch, whose transaction is `opening()`.

    Safe to break off and to run again: what is closed with the current key is left alone. `reindex` also makes the blind
    indexes anew, after a change of FENGGE_INDEX_KEY. An old key may leave the keyring only when it has run to the end.
    """
    for table in tables() if of is None else of:
        after: Any = None
        while True:
            with opening():
                rows = waiting(table, after, batch, reindex=reindex)
                changed = [(row[0], *renewed(table, row)) for row in rows]
                write(table, changed)
            yield Progress(table.model._meta.label, len(rows), len(changed))
            if len(rows) < batch:
                break
            after = rows[-1][0]


def waiting(table: Table, after: Any, batch: int, *, reindex: bool) -> list[tuple[Any, ...]]:
    """The next rows with a value closed by another key, locked."""
    key = column(pk_of(table))
    begins = header(keyring().current)
    other = [
        sql.SQL("substring({} from 1 for {}) <> %(begins)s").format(column(each), len(begins)) for each in table.sealed
    ]
    query = sql.SQL(
        "SELECT {key}, {columns} FROM {table} WHERE ({which}){after} ORDER BY {key} LIMIT {batch} FOR UPDATE"
    ).format(
        key=key,
        columns=sql.SQL(", ").join(column(each) for each in table.sealed),
        table=sql.Identifier(table.model._meta.db_table),
        which=sql.SQL("true") if reindex else sql.SQL(" OR ").join(other),
        after=sql.SQL(" AND {} > %(after)s").format(key) if after is not None else sql.SQL(""),
        batch=batch,
    )
    with connection.cursor() as cursor:
        cursor.execute(query, {"begins": begins, "after": after})
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def renewed(table: Table, row: tuple[Any, ...]) -> list[bytes | None]:
    """The row's sealed values closed anew, then its blind indexes."""
    plain = {
        each.name: None if value is None else open_sealed(bytes(value), each.bound_to)
        for each, value in zip(table.sealed, row[1:], strict=True)
    }
    sealed = [
        None if plain[each.name] is None else seal(plain[each.name] or b"", each.bound_to) for each in table.sealed
    ]
    return [*sealed, *(index_of(each, plain[each.of]) for each in table.indexes)]


def index_of(index: BlindIndex, plain: bytes | None) -> bytes | None:
    return blind(plain.decode(), index.kind) if plain else None


def write(table: Table, changed: list[tuple[Any, ...]]) -> None:
    columns = [column(each) for each in (*table.sealed, *table.indexes)]
    query = sql.SQL("UPDATE {table} SET {values} WHERE {key} = %s").format(
        table=sql.Identifier(table.model._meta.db_table),
        values=sql.SQL(", ").join(sql.SQL("{} = %s").format(each) for each in columns),
        key=column(pk_of(table)),
    )
    with connection.cursor() as cursor:
        cursor.executemany(query, [(*values, pk) for pk, *values in changed])


def pk_of(table: Table) -> AnyField:
    return table.model._meta.pk


def column(each: AnyField) -> sql.Identifier:
    return sql.Identifier(str(each.column))
