"""The second wall: PostgreSQL row-level security made from the same declaration as the manager's filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.migrations.operations.special import RunSQL

from fengge.core.access.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db import models

    from fengge.core.access.rows import ScopedModel


def _setting(name: str) -> str:
    return f"string_to_array(current_setting('fengge.{name}', true), ',')"


SETTINGS = {
    **{name: _setting(name) for name in ("scope", "teams", "keys", "ties")},
    "clearance": "COALESCE(NULLIF(current_setting('fengge.clearance', true), ''), '0')::int",
}


def condition(rows: Rows, parent_table: str = "", *, told: Mapping[str, str] = SETTINGS) -> str:
    """The policy's condition. With no setting there is no row: an empty array matches nothing.

    `told` says where scope, clearance, teams, keys and ties stand: in the wall's settings, or in a statement's own values.
    """
    if rows.through:
        return f"EXISTS (SELECT 1 FROM {parent_table} parent WHERE parent.id = {rows.through}_id)"  # noqa: S608 - names from declarations
    parts = []
    if rows.place:
        places = " OR ".join(f"{column} ^@ ANY ({told['scope']})" for column in rows.place)
        parts.append(f"(({places}) AND {rows.secrecy} <= {told['clearance']})" if rows.secrecy else f"({places})")
    if rows.team:
        parts.append(f"{rows.team} && {told['teams']}")
    if rows.key:
        parts.append(f"{rows.key} = ANY ({told['keys']})")
    seen = " OR ".join(parts)
    return f"({seen}) AND {_not_barred(rows.barred, told['ties'])}" if rows.barred else seen


def _not_barred(column: str, ties: str) -> str:
    """Nearly every row bars nobody: those are let through before the setting is taken apart."""
    return f"(cardinality({column}) = 0 OR NOT ({column} && {ties}))"


def policy_sql(table: str, rows: Rows, parent_table: str = "") -> str:
    """SQL that raises the wall round a table."""
    seen = condition(rows, parent_table)
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"CREATE POLICY {table}_scope ON {table} USING ({seen}) WITH CHECK ({seen});"
    )


def parent_table(model: type[ScopedModel]) -> str:
    """The table a `through` declaration leads to, or an empty string."""
    if not model.rows.through:
        return ""
    parent: type[models.Model] = model._meta.get_field(model.rows.through).related_model  # type: ignore[assignment]
    return parent._meta.db_table


class RaiseWall(RunSQL):
    """Migration operation: raise the wall round `table`. The columns are named here so that history stays true to its day."""

    def __init__(self, table: str, *, parent_table: str = "", **columns: object) -> None:
        rows = Rows(**columns)  # type: ignore[arg-type]
        super().__init__(
            policy_sql(table, rows, parent_table),
            f"DROP POLICY {table}_scope ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
        )


class MoveWall(RunSQL):
    """Migration operation: the columns that decide about `table` change from what they `were` to what they `are`."""

    def __init__(self, table: str, *, were: dict[str, object], are: dict[str, object]) -> None:
        super().__init__(_moved(table, are), _moved(table, were))


def _moved(table: str, columns: dict[str, object]) -> str:
    return f"DROP POLICY {table}_scope ON {table};" + policy_sql(table, Rows(**columns))  # type: ignore[arg-type]
