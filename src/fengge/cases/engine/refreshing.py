"""What rows keep of their clocks, worked out anew: after the county changed its calendar, and each night to be sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog
from django.db import connection

from fengge.cases.engine.timing import histories
from fengge.core.access import system
from fengge.core.clock import now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from fengge.cases.engine.timing import Standing
    from fengge.cases.models import Case, Letter
    from fengge.cases.models.cases import Cases
    from fengge.cases.models.letters import Letters
    from fengge.cases.procedure import Event

    Kept = Case | Letter
    Read = Callable[[Any, Iterable[Event], datetime], Standing]

BATCH = 1000
log = structlog.get_logger(__name__)
_KEEP = """
UPDATE {table} c SET next_due_at = n.due, next_due_key = n.due_key, wakes_at = n.wakes
FROM unnest(%s::bigint[], %s::timestamptz[], %s::text[], %s::timestamptz[]) n (id, due, due_key, wakes) WHERE c.id = n.id
"""


def refresh(job: str, waiting: Callable[[], Cases | Letters], read: Read) -> int:
    """Give how many of the rows were put right. Nobody's event is written: nothing happened to them."""
    mended, after = 0, 0
    while True:
        with system(job):
            rows = waiting().filter(pk__gt=after).order_by("pk").select_for_update(skip_locked=True, of=("self",))
            batch = list(rows[:BATCH])
            mended += _mend(batch, read)
        if not batch:
            return mended
        after = batch[-1].pk


def _mend(things: Sequence[Kept], read: Read) -> int:
    """One that cannot be read stops no other."""
    at, told, changed = now(), histories(things), []
    for thing in things:
        try:
            stands = read(thing, told[thing.pk], at)
        except Exception:
            log.exception("refresh.not_read", kind=type(thing).__name__, key=thing.pk)
            continue
        kept = (*stands.due, _wakes_at(thing, stands, at))
        if kept != (thing.next_due_at, thing.next_due_key, thing.wakes_at):
            changed.append((thing.pk, *kept))
    if changed:
        with connection.cursor() as cursor:
            table = type(things[0])._meta.db_table
            cursor.execute(_KEEP.format(table=table), [list(column) for column in zip(*changed, strict=True)])
    return len(changed)


def _wakes_at(thing: Kept, stands: Standing, at: datetime) -> datetime | None:
    """A look that is owed stays owed; an end that moved into the past is looked at now."""
    if thing.wakes_at and thing.wakes_at <= at:
        return thing.wakes_at
    slipped = stands.due.at is not None and stands.due.at <= at and stands.due.at != thing.next_due_at
    return at if slipped else stands.wakes_at
