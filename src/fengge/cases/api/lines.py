"""A case as one line of JSON, from the columns of one query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fengge.cases.api.titles import kind_title, stage_title
from fengge.core.api import moment
from fengge.orgs.county.posts import post_title
from fengge.orgs.naming import name_of

if TYPE_CHECKING:
    from datetime import datetime


class Columns(NamedTuple):
    """The columns a line is made of."""

    id: int
    number: str
    title: str
    procedure_key: str
    stage: str
    kind: str
    level: str
    rung: str
    division: str
    holder_id: int | None
    post: str
    holder: str
    unit: str | None
    reported_at: datetime
    next_due_at: datetime | None
    settled_at: datetime | None
    version: int


# Where they stand in a statement: `c` is the case, `a` its holder's appointment, `p` their person, `u` its unit.
COLUMNS = {name: f"c.{name}" for name in Columns._fields} | {"post": "a.post", "holder": "p.name", "unit": "u.name"}


def line(of: Columns, at: datetime) -> dict[str, Any]:
    """Shaped as `CaseLine`."""
    return {
        "number": of.number,
        "title": of.title,
        "stage": {"key": of.stage, "title": stage_title(of.procedure_key, of.stage)},
        "kind": {"key": of.kind, "title": kind_title(of.kind)} if of.kind else None,
        "level": of.level,
        "rung": of.rung,
        "place": {"code": of.division, "name": name_of(of.division)},
        "holder": _holder(of),
        "unit": of.unit,
        "reported_at": moment(of.reported_at),
        "next_due_at": moment(of.next_due_at),
        "overdue": of.settled_at is None and of.next_due_at is not None and of.next_due_at < at,
        "settled_at": moment(of.settled_at),
        "version": of.version,
    }


def _holder(of: Columns) -> dict[str, Any] | None:
    if of.holder_id is None:
        return None
    return {"appointment": of.holder_id, "name": of.holder, "post": post_title(of.post)}
