"""The tests' databases: one server, a template migrated once (`template`), and clones of it for each test process.

A process has a clone for each *ground* its tests stand on: the empty one, and such on which something has been laid out
once that many tests begin with. What a test does there is rolled back; a ground on which a test really committed is thrown
away and laid anew: no trigger stands in the way.

Tests run as `fengge_app`, which owns nothing, so row-level security is as real as in service. Their connection signs in
as the superuser and gives that up with SET SESSION AUTHORIZATION, so that `database_role` can put on another role, in
the same transaction.
"""

import os
import pickle
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any
from weakref import WeakSet

import psycopg
import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from psycopg import sql

from fengge.core.postgres import Server
from fengge.core.postgres.place import SUPERUSER
from fengge.core.postgres.roles import create_database
from fengge.core.testing.template import drop, point_at, prepare_template, remove_abandoned

EMPTY = "empty"
LAYOUTS: dict[str, Callable[[], Any]] = {EMPTY: lambda: None}
SETTLE_LIMIT = 60  # seconds


class Ground:
    """A clone of the template with what was laid out on it, and the connection of those who stand there."""

    def __init__(self, name: str, settings: dict[str, Any]) -> None:
        self.name = name
        self.settings = settings
        self.connection = connections.create_connection("default")
        self.connection.settings_dict = settings
        self.laid = b""

    def enter(self) -> None:
        """For this thread's connection, and for those that other threads will open."""
        connections["default"] = self.connection
        connections.settings["default"] = self.settings


class TestDatabase:
    """`start()`, then `stand_on(ground)` before each test; `renew()` after one that committed; `leave()` drops all."""

    __test__ = False

    def __init__(self, anchor: Path) -> None:
        self.server = Server(anchor, durable=False)
        self.wanted = EMPTY
        self.template = ""
        self.unblocked: Callable[[], AbstractContextManager[None]]
        self.grounds: dict[str, Ground] = {}
        self.opened: WeakSet[BaseDatabaseWrapper] = WeakSet()

    def start(self, unblocked: Callable[[], AbstractContextManager[None]]) -> None:
        """Inside `unblocked()` the database may be asked."""
        self.unblocked = unblocked
        self.server.start()
        remove_abandoned()
        connection.settings_dict["OPTIONS"].pop("pool", None)
        with self._admin() as admin:
            self.template = prepare_template(self.server.place, admin)
        connection_created.connect(give_up_power)
        connection_created.connect(self._remember)
        self.stand_on(self.wanted)

    def stand_on(self, ground: str) -> None:
        """From now on the database is this ground's; kept in mind until there is a database at all."""
        self.wanted = ground
        if not self.template:
            return
        if ground in self.grounds:
            self.grounds[ground].enter()
        else:
            self._lay(ground)

    def laid(self) -> Any:
        """A copy of what the layout of this ground gave, the test's own."""
        if self.wanted == EMPTY:
            raise LookupError(
                "nothing is laid on the empty ground: the test must name the fixture itself, before it begins"
            )
        return pickle.loads(self.grounds[self.wanted].laid)  # noqa: S301 - our own, of a moment ago

    def renew(self) -> None:
        """The ground is used up; whoever next stands on it finds it laid anew."""
        self._remove(self.grounds.pop(self.wanted))

    def leave(self) -> None:
        for ground in self.grounds.values():
            self._remove(ground)
        self.server.leave()

    def _lay(self, name: str) -> None:
        database = f"test_{os.getpid()}_{name}"
        with self._admin() as admin:
            drop(admin, database)
            create_database(admin, database, template=self.template)
        place = point_at(self.server.place, database, SUPERUSER)
        ground = self.grounds[name] = Ground(database, {**connection.settings_dict, **place})
        ground.enter()
        with self.unblocked(), transaction.atomic():
            ground.laid = pickle.dumps(LAYOUTS[name]())

    def _remove(self, ground: Ground) -> None:
        """One thread has several connections: while a browser's event loop runs in it, Django gives it others than before.

        Whichever stayed open would be cut off with its database, and found dead by a later test.
        """
        for each in list(self.opened):
            if each.settings_dict["NAME"] == ground.name:
                with suppress(DatabaseError):  # another thread's: it ends with its request, or is cut off now
                    each.close()
        with self._admin() as admin:
            drop(admin, ground.name)

    def _remember(self, connection: BaseDatabaseWrapper, **_: object) -> None:
        self.opened.add(connection)

    def _admin(self) -> "psycopg.Connection[Any]":
        return psycopg.connect(**self.server.place.conninfo(), autocommit=True)


def laid_out(layout: Callable[[], Any]) -> Any:
    """A fixture that is a ground: whoever names it stands where `layout` was run once, and gets its own copy of what it gave."""
    LAYOUTS[layout.__name__] = layout

    @pytest.fixture(name=layout.__name__)
    def laid(test_database: TestDatabase) -> Any:
        return test_database.laid()

    return laid


def ground_of(item: pytest.Item) -> str:
    """On which ground a test stands."""
    asked = getattr(item, "fixturenames", ())
    return next((name for name in LAYOUTS if name in asked), EMPTY)


@contextmanager
def database_role(role: str) -> Iterator[None]:
    """Inside, the test's connection is that role: "fengge_worker", "fengge_owner" or "postgres", whom no wall stops."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user")
        before = cursor.fetchone()[0]
    _become(role)
    try:
        yield
    finally:
        # In a transaction that has failed nothing can be said, and its rollback takes the role back as well.
        with suppress(DatabaseError):
            _become(before)


def settle() -> None:
    """Waits until every transaction begun before now has ended, those of other test processes on our server too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        mine = cursor.fetchone()[0]
        for _ in range(SETTLE_LIMIT * 50):
            cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
            if cursor.fetchone()[0] > mine:
                return
            time.sleep(0.02)
    raise TimeoutError(f"an older transaction has not ended for {SETTLE_LIMIT} s")


def _become(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SET SESSION AUTHORIZATION {}").format(sql.Identifier(role)))


def give_up_power(connection: Any, **_: object) -> None:
    if connection.settings_dict["USER"] == SUPERUSER:
        with connection.cursor() as cursor:
            cursor.execute("SET SESSION AUTHORIZATION fengge_app")
