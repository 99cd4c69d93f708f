"""Ring two, switched on: inside `with scope(actor)` rows are the actor's rows, in Python and in PostgreSQL alike."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, cast

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus, TransactionStatus

from fengge.core.access.actor import Actor
from fengge.core.access.permissions import Permission

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AUDIT_READ = Permission("core.audit", _("查看审计记录"))
_current: ContextVar[Actor | None] = ContextVar("fengge_actor", default=None)
_transaction: ContextVar[object | None] = ContextVar("fengge_transaction", default=None)
_jobs: dict[str, frozenset[str]] = {}


class UnscopedError(RuntimeError):
    """Rows were asked for outside any scope: a programming error, never a person's."""


def current_actor() -> Actor:
    """The actor of the scope we are in."""
    actor = _current.get()
    if actor is None:
        raise UnscopedError("rows of a scoped model are only read inside `with scope(actor)`")
    return actor


def current_transaction() -> object | None:
    """Something that stands for the transaction of the outermost scope we are in: a row locked in it is still locked."""
    return _transaction.get()


@contextmanager
def scope(actor: Actor) -> Iterator[Actor]:
    """Open a transaction in which only the actor's rows exist. Nesting with the same actor costs nothing."""
    outer = _current.get()
    if outer == actor and connection.in_atomic_block:
        yield actor
        return
    with transaction.atomic():
        _raise_wall(actor)
        token, within = _current.set(actor), _transaction.set(_transaction.get() or object())
        try:
            yield actor
        finally:
            _current.reset(token)
            _transaction.reset(within)
        if outer is not None:
            _raise_wall(outer)


def system_job(name: str, *, allow: Iterable[str] = ()) -> str:
    """Declare a named job that sees every row under its own database role and may use these verbs."""
    _jobs[name] = frozenset(allow)
    return name


@contextmanager
def system(name: str) -> Iterator[Actor]:
    """Act as a declared system job: its own database role, its declared permissions, its name in history."""
    actor, outer = Actor(kind="system", name=name, permissions=_jobs[name]), _current.get()
    with scope(actor), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE fengge_system")
        yield actor
        within_another = outer is not None and outer.kind == "system"
        if not (within_another or connection.needs_rollback):
            cursor.execute("RESET ROLE")


def _raise_wall(actor: Actor) -> None:
    wall, raw = _wall(actor), cast("Any", connection.connection)
    with connection.wrap_database_errors:
        if raw.autocommit or raw.pgconn.transaction_status != TransactionStatus.IDLE:
            raw.execute(wall, prepare=False)
            return
        # The transaction's first words go along with its beginning: for every request one way to the server and back less.
        result = raw.pgconn.exec_(f"BEGIN; {wall}".encode())
        if result.status != ExecStatus.TUPLES_OK:
            raise error_from_result(result)


def _wall(actor: Actor) -> str:
    lists = {"scope": actor.places, "teams": actor.teams, "keys": actor.keys, "ties": actor.ties}
    settings = {name: ",".join(held) for name, held in lists.items()}
    settings |= {"clearance": str(int(actor.clearance)), "audit": "1" if AUDIT_READ in actor.permissions else ""}
    told = (f"set_config('fengge.{name}', {_quoted(value)}, true)" for name, value in settings.items())
    return f"SELECT {', '.join(told)}"


def _quoted(text: str) -> str:
    """A literal of PostgreSQL (`standard_conforming_strings` is on since 9.1)."""
    if "\0" in text:
        raise ValueError("no setting holds a null character")
    return "'" + text.replace("'", "''") + "'"
