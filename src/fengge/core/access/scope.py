"""Ring two, switched on: inside `with scope(actor)` rows are the actor's rows, in Python and in PostgreSQL alike."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from fengge.core.access.actor import Actor
from fengge.core.access.permissions import Permission

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AUDIT_READ = Permission("core.audit", _("查看审计记录"))
_current: ContextVar[Actor | None] = ContextVar("fengge_actor", default=None)
_jobs: dict[str, frozenset[str]] = {}


class UnscopedError(RuntimeError):
    """Rows were asked for outside any scope: a programming error, never a person's."""


def current_actor() -> Actor:
    """The actor of the scope we are in."""
    actor = _current.get()
    if actor is None:
        raise UnscopedError("rows of a scoped model are only read inside `with scope(actor)`")
    return actor


@contextmanager
def scope(actor: Actor) -> Iterator[Actor]:
    """Open a transaction in which only the actor's rows exist. Nesting with the same actor costs nothing."""
    outer = _current.get()
    if outer == actor and connection.in_atomic_block:
        yield actor
        return
    with transaction.atomic():
        _raise_wall(actor)
        token = _current.set(actor)
        try:
            yield actor
        finally:
            _current.reset(token)
        if outer is not None:
            _raise_wall(outer)


def system_job(name: str, *, allow: Iterable[str] = ()) -> str:
    """Declare a named job that sees every row under its own database role and may use these verbs."""
    _jobs[name] = frozenset(allow)
    return name


@contextmanager
def system(name: str) -> Iterator[Actor]:
    """Act as a declared system job: its own database role, its declared permissions, its name in history."""
    actor = Actor(kind="system", name=name, permissions=_jobs[name])
    with scope(actor), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE fengge_system")
        yield actor
        if not connection.needs_rollback:
            cursor.execute("RESET ROLE")


def _raise_wall(actor: Actor) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('fengge.scope', %s, true), set_config('fengge.clearance', %s, true),"
            " set_config('fengge.teams', %s, true), set_config('fengge.keys', %s, true), set_config('fengge.ties', %s, true),"
            " set_config('fengge.audit', %s, true)",
            [
                ",".join(actor.places),
                str(int(actor.clearance)),
                ",".join(actor.teams),
                ",".join(actor.keys),
                ",".join(actor.ties),
                "1" if AUDIT_READ in actor.permissions else "",
            ],
        )
