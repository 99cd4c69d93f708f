"""Reading rows by their columns' values, within the actor's scope."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models

from fengge.core.access import ScopedModel, current_actor, current_transaction
from fengge.core.access.wall import condition

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

M = TypeVar("M", bound=models.Model)
ACTOR = {
    **{name: f"%({name})s::text[]" for name in ("scope", "teams", "keys", "ties")},
    "clearance": "%(clearance)s::int",
}


def one(model: type[M], *, only: tuple[str, ...] = (), lock: bool = False, **equal: Any) -> M | None:
    """The row whose columns have these values and that the actor may see; None if there is none.

    `only` names the columns (`attname`s) that are wanted; `lock` holds the row for a change.
    """
    rest = f"{_found(model, tuple(equal))} LIMIT 1{' FOR UPDATE' if lock else ''}"
    rows = _rows(model, rest, _values(model, equal), only)
    for row in rows if lock else ():
        row._state.locked = current_transaction()  # type: ignore[attr-defined]
    return rows[0] if rows else None


def is_locked(row: models.Model) -> bool:
    """Whether the row was read with `lock` in this very transaction, so that it need not be read again; asked once only."""
    within = vars(row._state).pop("locked", None)
    return within is not None and within is current_transaction()


def children(model: type[M], parent: ScopedModel) -> list[M]:
    """The rows that hang on a parent, in the model's order. Who read the parent in scope needs no second look."""
    current_actor()
    through = column_of(model, model.rows.through)  # type: ignore[attr-defined]
    order = ", ".join(f'"{name}"' for name in model._meta.ordering or ())
    return _rows(model, f'WHERE "{through}" = %(parent)s ORDER BY {order}', {"parent": parent.pk})


def exists(model: type[models.Model], **equal: Any) -> bool:
    """Whether the actor may see a row whose columns have these values."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS (SELECT {_from(model)} {_found(model, tuple(equal))})", _values(model, equal))
        return bool(cursor.fetchone()[0])


def _rows(model: type[M], rest: str, values: dict[str, Any], only: tuple[str, ...] = ()) -> list[M]:
    shape = _shape(model, only)
    with connection.cursor() as cursor:
        cursor.execute(f"{shape.select} {rest}", values)
        return [shape.made(model, row) for row in cursor.fetchall()]


def _values(model: type[models.Model], equal: dict[str, Any]) -> dict[str, Any]:
    if not issubclass(model, ScopedModel) or (actor := current_actor()).kind == "system":
        return equal
    lists = {"scope": actor.places, "teams": actor.teams, "keys": actor.keys, "ties": actor.ties}
    return {**equal, **{name: _array(held) for name, held in lists.items()}, "clearance": int(actor.clearance)}


@lru_cache(maxsize=4096)
def _array(texts: tuple[str, ...]) -> str:
    """An array as PostgreSQL reads it; an actor's are the same at every question."""
    quoted = (text.replace("\\", "\\\\").replace('"', '\\"') for text in texts)
    return "{" + ",".join(f'"{text}"' for text in quoted) + "}"


def _found(model: type[models.Model], names: tuple[str, ...]) -> str:
    anybody = not issubclass(model, ScopedModel) or current_actor().kind == "system"
    return _where(model, names, "" if anybody else seen(model))


@cache
def _where(model: type[models.Model], names: tuple[str, ...], condition: str) -> str:
    given = [f'"{column_of(model, name)}" = %({name})s' for name in names]
    return "WHERE " + " AND ".join([*given, *([f"({condition})"] if condition else [])])


@cache
def seen(model: type[models.Model]) -> str:
    """The condition under which an actor sees a row; a child is seen with its parent."""
    rows, table = model.rows, model._meta.db_table  # type: ignore[attr-defined]
    if not rows.through:
        return condition(rows, told=ACTOR)
    through, above = column_of(model, rows.through), parent_of(model)
    parent = above._meta.db_table
    return f"EXISTS (SELECT FROM {parent} WHERE {parent}.id = {table}.{through} AND ({seen(above)}))"


def parent_of(model: type[models.Model]) -> type[models.Model]:
    above: Any = model._meta.get_field(model.rows.through).related_model  # type: ignore[attr-defined]
    return above


def column_of(model: type[models.Model], name: str) -> str:
    """The column of a field, named by its name, its `attname` or "pk"."""
    field: Any = model._meta.pk if name == "pk" else model._meta.get_field(name)
    return str(field.column)


class _Shape(NamedTuple):
    """How a row of a model is asked for and made: its columns, and what makes values of them."""

    select: str
    names: tuple[str, ...]
    converters: Sequence[tuple[int, Any, Callable[..., Any]]]

    def made(self, model: type[M], row: tuple[Any, ...]) -> M:
        values = list(row)
        for place, column, convert in self.converters:
            values[place] = convert(values[place], column, connection)
        return model.from_db(DEFAULT_DB_ALIAS, self.names, values)


@cache
def _shape(model: type[models.Model], only: tuple[str, ...]) -> _Shape:
    fields = [field for field in model._meta.concrete_fields if not only or field.attname in only]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    converters = [
        (place, field.cached_col, convert)
        for place, field in enumerate(fields)
        for convert in field.get_db_converters(connection)
    ]
    return _Shape(f"SELECT {columns} {_from(model)}", tuple(field.attname for field in fields), converters)


def _from(model: type[models.Model]) -> str:
    return f'FROM "{model._meta.db_table}"'
