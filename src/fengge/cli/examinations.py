"""What `fengge doctor` looks at. Each examination gives one finding; one that breaks is a finding too."""

from __future__ import annotations

import shutil
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection

from fengge.cli.keys import demo_keys
from fengge.core import health
from fengge.core.clock import today
from fengge.core.health import Finding

if TYPE_CHECKING:
    from collections.abc import Callable

SPACE_WANTED = 2 * 1024**3  # bytes
CLOCKS_APART = 2  # seconds
SWEEP_AGE = 600  # seconds; it runs every minute
HEARTBEAT_AGE = 60  # seconds; a worker tells every ten that it lives


def examinations() -> list[Finding]:
    first = health.database()
    if not first.is_well:
        return [first, files(), keys()]
    looks = (health.database, role, health.migrations, health.queue, worker, sweep, files, clock, calendar, keys)
    return [examine(look) for look in looks]


def examine(look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except Exception as error:  # noqa: BLE001  the doctor reports, whatever it meets
        return Finding(look.__name__, f"could not be looked at: {str(error).splitlines()[0]}")


def role() -> Finding:
    name, passes = _row("SELECT rolname, rolbypassrls OR rolsuper FROM pg_roles WHERE rolname = current_user")
    (owned,) = _row("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole")
    if passes or owned:
        return Finding("role", f"{name} passes row-level security: let DATABASE_URL sign in as fengge_app")
    return Finding("role", detail=str(name))


def worker() -> Finding:
    (age,) = _row("SELECT extract(epoch FROM now() - max(last_heartbeat)) FROM procrastinate_workers")
    if age is None or age > HEARTBEAT_AGE:
        return Finding("worker", "none is running: start `fengge worker`, or `fengge serve` for both")
    return Finding("worker", detail=f"last heard of {age:.0f} s ago")


def sweep() -> Finding:
    """The job that sends up what nobody did in time; its worker may live and yet not come to it."""
    (age,) = _row(
        "SELECT extract(epoch FROM now() - max(e.at)) FROM procrastinate_events e"
        " JOIN procrastinate_jobs j ON j.id = e.job_id WHERE e.type = 'succeeded' AND j.queueing_lock = 'cases.sweep'"
    )
    if age is None:
        return Finding("sweep", detail="has not run yet")
    late = f"ran last {age / 60:.0f} minutes ago: look at `fengge worker` and its log" if age > SWEEP_AGE else ""
    return Finding("sweep", late, f"ran {age:.0f} s ago")


def calendar() -> Finding:
    """Working days of next year are guessed until its holidays are entered, and limits run into it well before New Year."""
    from fengge.core.calendar.coming import missing_year, remedy

    year = missing_year(today())
    return Finding("calendar", remedy(year) if year else "", "holidays of this year are known")


def files() -> Finding:
    settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
    probe = settings.MEDIA_ROOT / ".fengge-doctor"
    try:
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        return Finding("files", f"{settings.MEDIA_ROOT} cannot be written ({error.strerror}): correct its owner")
    free = shutil.disk_usage(settings.MEDIA_ROOT).free
    room = f"{free / 1024**3:.1f} GB free in {settings.DATA_DIR}"
    return Finding("files", f"only {room}: make room" if free < SPACE_WANTED else "", room)


def clock() -> Finding:
    before = time.time()
    (theirs,) = _row("SELECT extract(epoch FROM clock_timestamp())")
    apart = abs(float(theirs) - (before + time.time()) / 2)
    if apart > CLOCKS_APART:
        return Finding("clock", f"this machine and the database differ by {apart:.0f} s: set both by NTP")
    return Finding("clock", detail=f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, as the database's")


def keys() -> Finding:
    found = demo_keys()
    if found and not settings.DEMO:
        return Finding("keys", f"set {', '.join(found)}: the demo's keys are public")
    return Finding("keys", detail="the demo's, for the demo" if found else "your own")


def _row(question: str) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone() or (None,)
