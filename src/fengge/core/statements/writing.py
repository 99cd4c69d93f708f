"""Inserting and changing one row."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, models
from django.db.models.signals import post_save, pre_save

if TYPE_CHECKING:
    from collections.abc import Sequence

M = TypeVar("M", bound=models.Model)
Statement = tuple[str, "Sequence[Any]"]


def insert(thing: M) -> M:
    """Store a new row, as `Model.objects.create` does."""
    if _somebody_listens(thing):
        thing.save(force_insert=True)
        return thing
    statement, fields = _insertion(type(thing))
    with connection.cursor() as cursor:
        cursor.execute(statement, _stored(thing, fields, new=True))
        thing.pk = cursor.fetchone()[0]
    thing._state.adding, thing._state.db = False, DEFAULT_DB_ALIAS
    return thing


def change(thing: models.Model, names: Sequence[str]) -> None:
    """Store these columns (`attname`s) of a row that is there, as `save(update_fields=…)` does."""
    if _somebody_listens(thing):
        thing.save(update_fields=names)
        return
    statement, fields = _change(type(thing), tuple(names))
    with connection.cursor() as cursor:
        cursor.execute(statement, [*_stored(thing, fields, new=False), thing.pk])
        if cursor.rowcount != 1:
            raise DatabaseError(f"no row of {thing._meta.label} was changed")


def _stored(thing: models.Model, fields: Sequence[Any], *, new: bool) -> list[Any]:
    return [field.get_db_prep_save(field.pre_save(thing, new), connection) for field in fields]


def _somebody_listens(thing: models.Model) -> bool:
    """Signals are Django's to send."""
    model = type(thing)
    return pre_save.has_listeners(model) or post_save.has_listeners(model)


@cache
def _insertion(model: type[models.Model]) -> Statement:
    fields = [
        field
        for field in model._meta.concrete_fields
        if not (field.generated or isinstance(field, models.AutoField))  # the database's own to fill
    ]
    columns, marks = ", ".join(f'"{field.column}"' for field in fields), ", ".join(map(_mark, fields))
    table, key = model._meta.db_table, model._meta.pk.column
    return f'INSERT INTO "{table}" ({columns}) VALUES ({marks}) RETURNING "{key}"', fields  # noqa: S608 - names from declarations


@cache
def _change(model: type[models.Model], names: tuple[str, ...]) -> Statement:
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    settings = ", ".join(f'"{field.column}" = {_mark(field)}' for field in fields)
    return f'UPDATE "{model._meta.db_table}" SET {settings} WHERE "{model._meta.pk.column}" = %s', fields  # noqa: S608 - names from declarations


def _mark(field: Any) -> str:
    """How a value of this column stands in a statement: arrays are named with their type."""
    return field.get_placeholder(None, None, connection) if hasattr(field, "get_placeholder") else "%s"
