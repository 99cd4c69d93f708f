"""Sealing: events whose transaction is surely over are chained in batches, beside the writers and never in their way.

A transaction before `pg_snapshot_xmin` is over, so no event of it can appear later. After a restore into another server
transactions count from a lower number; then everything not yet sealed is, whatever its transaction's number.
"""

from typing import Any, NamedTuple

import structlog
from django.db import connection

from fengge.core.clock import now
from fengge.core.crypto import provider

BATCH = 10_000
LOCK = 0x5EA1
_log = structlog.get_logger(__name__)

_LAST = (
    "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, s.number, s.digest, s.horizon"
    " FROM (SELECT 1) one LEFT JOIN (SELECT * FROM core_seal ORDER BY number DESC LIMIT 1) s ON true"
)
_UNSEALED = "NOT EXISTS (SELECT FROM core_seal s WHERE s.members @> e.id)"
_OVER = "e.txid < %(over)s::text::xid8 AND e.txid >= %(seen)s::text::xid8"
_RESTORED = "(e.txid < %(over)s::text::xid8 OR e.txid >= %(seen)s::text::xid8)"
_NEXT = (
    f"SELECT txid::text::bigint FROM core_event e WHERE {_OVER} AND {_UNSEALED}"  # noqa: S608 - our own words only
    " ORDER BY txid OFFSET %(skip)s LIMIT 1"
)
_GATHER = (
    "SELECT count(*), range_agg(int8range(id, id + 1))::text, string_agg(int8send(id) || digest, ''::bytea ORDER BY id)"
    " FROM core_event e WHERE NOT EXISTS (SELECT FROM core_seal s WHERE s.members @> e.id) AND {which}"
)
_INSERT = (
    "INSERT INTO core_seal (number, members, count, horizon, previous, digest, at)"
    " VALUES (%s, %s::int8multirange, %s, %s, %s, %s, %s)"
)


class Last(NamedTuple):
    """Where the chain stands. `over`: transactions before it are finished; `seen`: those before it have been sealed."""

    over: int
    number: int
    digest: bytes
    seen: int


def seal(*, batch: int = BATCH) -> int:
    """Chains the next batch of finished events; gives how many, 0 when none waits. Call again while it gives any.

    To be run in a transaction that sees every event. Two workers take turns by an advisory lock.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        last = standing(cursor)
        until = cut(cursor, last, batch)
        return chain(cursor, last, until)


def standing(cursor: Any) -> Last:
    cursor.execute(_LAST)
    over, number, digest, seen = cursor.fetchone()
    return Last(over, number or 0, bytes(digest or b""), seen or 0)


def cut(cursor: Any, last: Last, batch: int) -> int:
    """Where the batch ends: between two transactions, so that none is divided, however large."""
    first, following = waiting(cursor, last, 0), waiting(cursor, last, batch)
    if following is None or first is None:
        return last.over
    return following if following > first else first + 1


def waiting(cursor: Any, last: Last, skip: int) -> int | None:
    """The transaction of the first waiting event after `skip` of them."""
    cursor.execute(_NEXT, {"over": last.over, "seen": last.seen, "skip": skip})
    found = cursor.fetchone()
    return None if found is None else int(found[0])


def chain(cursor: Any, last: Last, until: int) -> int:
    """Writes the next seal over the events before `until`."""
    which = _OVER if until >= last.seen else _RESTORED
    values = {"over": until, "seen": last.seen}
    cursor.execute(_GATHER.format(which=which), values)
    count, members, content = cursor.fetchone()
    if count:
        digest = seal_digest(last.number + 1, last.digest, bytes(content))
        cursor.execute(_INSERT, [last.number + 1, members, count, until, last.digest, digest, now()])
        # The log lies elsewhere: who rewrote the whole chain would have to rewrite it too.
        _log.info("audit.sealed", number=last.number + 1, count=count, digest=digest.hex())
    return int(count)


def seal_digest(number: int, previous: bytes, content: bytes) -> bytes:
    """SM3 over the number, the digest before, and for each event in the order of ids its id (8 bytes) and digest."""
    return provider().digest(number.to_bytes(8, "big") + previous + content)
