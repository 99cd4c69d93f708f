"""The tests' database: one server, a template migrated once by the owner, a clone for each test process.

Tests run as `fengge_app`, which owns nothing, so row-level security is as real as in service. Their connection signs in
as the superuser and gives that up with SET SESSION AUTHORIZATION, so that `database_role` can put on another role, in
the same transaction. A test that really commits gets its clone thrown away and made anew: no trigger stands in the way.
"""

import fcntl
import hashlib
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any
from weakref import WeakSet

import psutil
import psycopg
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from psycopg import sql

import fengge
from fengge.core.postgres import Place, Server, prepare
from fengge.core.postgres.place import ROOT_HOME, SUPERUSER
from fengge.core.postgres.roles import create_database

SOURCE = Path(fengge.__file__).parent
SETTLE_LIMIT = 60  # seconds
OTHERS_WITH_MIGRATIONS = ("Django", "django-allauth", "procrastinate")


class TestDatabase:
    """`start()` points Django at a fresh clone, `renew()` replaces it, `leave()` drops it."""

    __test__ = False

    def __init__(self, anchor: Path) -> None:
        self.server = Server(anchor, durable=False)
        self.template = f"template_{schema_mark()}"
        self.name = f"test_{os.getpid()}"
        self.opened: WeakSet[BaseDatabaseWrapper] = WeakSet()

    def start(self) -> None:
        self.server.start()
        remove_abandoned()
        connection.settings_dict["OPTIONS"].pop("pool", None)
        with self._one_at_a_time(), self._admin() as admin:
            drop_stale(admin, keep=self.template)
            if not _exists(admin, self.template):
                self._build_template(admin)
        connection_created.connect(give_up_power)
        connection_created.connect(self._remember)
        self.renew()

    def renew(self) -> None:
        self._close()
        with self._admin() as admin:
            drop(admin, self.name)
            create_database(admin, self.name, template=self.template)
        self._point_at(self.name, SUPERUSER)

    def leave(self) -> None:
        self._close()
        with self._admin() as admin:
            drop(admin, self.name)
        self.server.leave()

    def _remember(self, connection: BaseDatabaseWrapper, **_: object) -> None:
        self.opened.add(connection)

    def _close(self) -> None:
        """One thread has several: while a browser's event loop runs in it, Django gives it others than before and after.

        Whichever stayed open would be cut off with its database, and found dead by a later test.
        """
        for each in list(self.opened):
            with suppress(DatabaseError):  # another thread's: it ends with its request, or is cut off with the database
                each.close()

    def _build_template(self, admin: "psycopg.Connection[Any]") -> None:
        """Renamed only when whole, so that a broken-off build is not taken for a template."""
        draft = f"draft_{os.getpid()}"
        prepare(self.server.place.conninfo(), database=draft)
        self._point_at(draft, "fengge_owner")
        call_command("migrate", verbosity=0, interactive=False)
        connection.close()
        admin.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*map(sql.Identifier, (draft, self.template))))

    def _point_at(self, name: str, user: str) -> None:
        place = self.server.place
        connection.settings_dict.update(NAME=name, USER=user, HOST=str(place.sockets), PORT="", PASSWORD="")

    def _admin(self) -> "psycopg.Connection[Any]":
        return psycopg.connect(**self.server.place.conninfo(), autocommit=True)

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        with (self.server.place.anchor / "template.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


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


def schema_mark() -> str:
    """Changes when a migration changes, or the ground on which migrations stand."""
    digest = hashlib.sha256()
    for path in sorted([*SOURCE.glob("*/migrations/*.py"), *SOURCE.glob("core/**/*.py")]):
        if not path.name.startswith("test_"):
            digest.update(str(path.relative_to(SOURCE)).encode() + path.read_bytes())
    digest.update(repr([version(name) for name in OTHERS_WITH_MIGRATIONS]).encode())
    return digest.hexdigest()[:16]


def drop(admin: "psycopg.Connection[Any]", name: str) -> None:
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def drop_stale(admin: "psycopg.Connection[Any]", *, keep: str) -> None:
    """Clones of processes that are gone, and templates of older migrations."""
    for (name,) in admin.execute("SELECT datname FROM pg_database WHERE NOT datistemplate").fetchall():
        kind, _, mark = name.partition("_")
        gone = kind in {"test", "draft"} and mark.isdigit() and not psutil.pid_exists(int(mark))
        if gone or (kind == "template" and name != keep):
            drop(admin, name)


def _exists(admin: "psycopg.Connection[Any]", name: str) -> bool:
    return admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def remove_abandoned() -> None:
    """Root's test servers stand outside their checkout; those whose checkout is gone are removed with it."""
    if os.geteuid() != 0 or not ROOT_HOME.is_dir():
        return
    for note in ROOT_HOME.glob("*/belongs-to"):
        anchor = Path(note.read_text().strip())
        if anchor.name != ANCHOR_NAME or Place.of(anchor).home == note.parent:
            continue
        with (note.parent / "users.lock").open("a") as lock, suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(note.parent)


ANCHOR_NAME = "test-postgres"
