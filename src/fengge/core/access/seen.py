"""The manager's filter as one piece of SQL: Django builds a condition of a dozen parts anew, column by column, at every query."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db.models import BooleanField, Expression, F

if TYPE_CHECKING:
    from django.db import models
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

    from fengge.core.access.actor import Actor
    from fengge.core.access.rows import Rows

TABLE = "{table}"


def seen_in(table: str, model: type[models.Model], actor: Actor) -> tuple[str, list[Any]]:
    """The same condition for a statement written out, about the rows it calls `table`, with the condition's values."""
    seen = Seen(model, actor)
    return (seen.text.replace(TABLE, table), seen.values) if actor.kind != "system" else ("true", [])


class Held(NamedTuple):
    """What an actor holds, as far as it decides the text of the condition: so many places, and whether any of the others."""

    places: int
    teams: bool
    keys: bool
    ties: bool


class Seen(Expression):
    """True of the rows that an actor may see; a child is seen with its parent. Places stand as ranges, which indexes serve."""

    conditional = True

    def __init__(self, model: type[models.Model], actor: Actor) -> None:
        super().__init__(output_field=BooleanField())
        self.row: Any = F("pk")
        held = Held(len(actor.places), bool(actor.teams), bool(actor.keys), bool(actor.ties))
        rows = _deciding(model)
        self.text, self.values = _text(model, held), _values(rows, actor)
        self.granted = bool((rows.place and held.places) or (rows.team and held.teams) or (rows.key and held.keys))

    def get_source_expressions(self) -> list[Any]:
        return [self.row]

    def set_source_expressions(self, expressions: Any) -> None:
        (self.row,) = expressions

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:  # noqa: ARG002 - Django's
        if not self.granted:
            raise EmptyResultSet
        return self.text.replace(TABLE, compiler.quote_name_unless_alias(self.row.alias)), self.values


def successor(prefix: str) -> str:
    """The first string after every string that starts with `prefix` ("C" collation)."""
    return prefix[:-1] + chr(ord(prefix[-1]) + 1)


@cache
def _text(model: Any, held: Held, table: str = TABLE) -> str:
    rows: Rows = model.rows
    if not rows.through:
        barred = f" AND NOT {table}.{rows.barred} && %s::text[]" if rows.barred and held.ties else ""
        return f"({_granted(rows, held, table)}{barred})"
    key = model._meta.get_field(rows.through)
    above = key.related_model._meta.db_table
    seen = _text(key.related_model, held, above)
    return f"EXISTS (SELECT FROM {above} WHERE {above}.id = {table}.{key.column} AND {seen})"


def _granted(rows: Rows, held: Held, table: str) -> str:
    ranges = [f"({table}.{column} >= %s AND {table}.{column} < %s)" for column in rows.place] * held.places
    secrecy = f" AND {table}.{rows.secrecy} <= %s" if rows.secrecy else ""
    granted = [f"(({' OR '.join(ranges)}){secrecy})"] if ranges else []
    if rows.team and held.teams:
        granted.append(f"{table}.{rows.team} && %s::text[]")
    if rows.key and held.keys:
        granted.append(f"{table}.{rows.key} = ANY (%s::text[])")
    return f"({' OR '.join(granted) or 'false'})"


def _values(rows: Rows, actor: Actor) -> list[Any]:
    """In the order of the text."""
    found: list[Any] = [end for place in actor.places for _ in rows.place for end in (place, successor(place))]
    found += [int(actor.clearance)] if found and rows.secrecy else []
    found += [list(actor.teams)] if rows.team and actor.teams else []
    found += [list(actor.keys)] if rows.key and actor.keys else []
    return found + ([list(actor.ties)] if rows.barred and actor.ties else [])


def _deciding(model: Any) -> Rows:
    """What the row that decides declares: the model's own, or the one at the end of `through`."""
    while model.rows.through:
        model = model._meta.get_field(model.rows.through).related_model
    rows: Rows = model.rows
    return rows
