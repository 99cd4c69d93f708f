"""What lies in a place goes along when the place gets a new code: rows of any app, by the column that says where they lie.

Apps name those columns with `lives_in`. Columns that say where something once happened are history and are not named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import ForeignKey

from fengge.core.access import system, system_job
from fengge.core.events import on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import Model

    from fengge.core.access import Actor

JOB = system_job("orgs.follow_divisions")
_columns: list[tuple[type[Model], str]] = []


def lives_in(model: type[Model], column: str = "division") -> None:
    """Rows of this model lie in the division whose code stands in this column."""
    _columns.append((model, column))


@on("orgs.divisions_imported")
def follow(_subject: Any, _by: Actor, details: dict[str, Any]) -> None:
    """Leave it to the worker: whoever imports divisions need not see what lies in them."""
    from fengge.orgs.tasks import follow_divisions

    if details["moved"]:
        follow_divisions.defer(moved=details["moved"])


def carry(moved: Mapping[str, str]) -> dict[str, int]:
    """Move every row to the new code of its place; how many, by table. Doing it again moves nothing."""
    with system(JOB), connection.cursor() as cursor:
        return {f"{model._meta.db_table}.{column}": _carry(cursor, model, column, moved) for model, column in _columns}


def _carry(cursor: Any, model: type[Model], column: str, moved: Mapping[str, str]) -> int:
    part = model._meta.get_field(column)
    name = part.column if isinstance(part, ForeignKey) else column
    quoted = connection.ops.quote_name
    cursor.execute(
        f"UPDATE {quoted(model._meta.db_table)} AS t SET {quoted(name)} = m.after"  # noqa: S608 - names of our own models
        f" FROM unnest(%s::text[], %s::text[]) AS m(before, after) WHERE t.{quoted(name)} = m.before",
        [list(moved.keys()), list(moved.values())],
    )
    return int(cursor.rowcount)
