"""The template of the tests' databases: migrated once by the owner for all test processes, and anew when migrations change."""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil
import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql

import fengge
from fengge.core.postgres import Place, prepare
from fengge.core.postgres.place import ROOT_HOME

SOURCE = Path(fengge.__file__).parent
OTHERS_WITH_MIGRATIONS = ("Django", "django-allauth", "procrastinate")
ANCHOR_NAME = "test-postgres"


def prepare_template(place: Place, admin: "psycopg.Connection[Any]") -> str:
    """The name of the template, which is built if it is not there."""
    template = f"template_{schema_mark()}"
    with _one_at_a_time(place):
        drop_stale(admin, keep=template)
        if not _exists(admin, template):
            _build(place, admin, template)
    return template


def _build(place: Place, admin: "psycopg.Connection[Any]", template: str) -> None:
    """Renamed only when whole, so that a broken-off build is not taken for a template."""
    draft = f"draft_{os.getpid()}"
    prepare(place.conninfo(), database=draft)
    connection.settings_dict.update(point_at(place, draft, "fengge_owner"))
    call_command("migrate", verbosity=0, interactive=False)
    connection.close()
    admin.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*map(sql.Identifier, (draft, template))))


def point_at(place: Place, name: str, user: str) -> dict[str, str]:
    """Django's settings of a database on our server."""
    return {"NAME": name, "USER": user, "HOST": str(place.sockets), "PORT": "", "PASSWORD": ""}


@contextmanager
def _one_at_a_time(place: Place) -> Iterator[None]:
    with (place.anchor / "template.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


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
    """Databases of processes that are gone, and templates of older migrations."""
    for (name,) in admin.execute("SELECT datname FROM pg_database WHERE NOT datistemplate").fetchall():
        kind, _, rest = name.partition("_")
        mark = rest.partition("_")[0]
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
