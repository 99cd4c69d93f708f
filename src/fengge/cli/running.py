"""What commands stand on: a database that answers, Django set up, and progress that people can read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import django
from django.conf import settings

from fengge.core.postgres import Server, prepare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import FrameType

LIFELINE = "FENGGE_LIFELINE"


def say(line: str) -> None:
    """Progress goes to standard error, so that --json keeps standard output for itself."""
    print(f"· {line}", file=sys.stderr, flush=True)


@contextmanager
def database() -> Iterator[None]:
    """Starts or joins the embedded server, and leaves it however the command ends."""
    with stoppable(), _server():
        yield


@contextmanager
def _server() -> Iterator[None]:
    """With DATABASE_URL there is nothing to start."""
    if not settings.DB_EMBEDDED:
        django.setup()
        yield
        return
    with Server(settings.DATA_DIR / "postgres", say=say) as server:
        # For root the address is known only once the server's own directory stands.
        settings.DATABASES["default"]["HOST"] = str(server.place.sockets)
        prepare(server.place.conninfo(), database=settings.DATABASES["default"]["NAME"])
        django.setup()
        try:
            yield
        finally:
            _close_connections()


def _close_connections() -> None:
    from django.db import connections

    connections.close_all()
    for connection in connections.all(initialized_only=True):
        getattr(connection, "close_pool", lambda: None)()


STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def stoppable() -> Iterator[None]:
    """A closed terminal and SIGTERM end the command as Ctrl-C does, through every `finally`, which no second one cuts."""

    def stop(_: int, __: FrameType | None) -> None:
        for number in STOPS:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in STOPS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "fengge.cli", *arguments]


def child(*arguments: str, read: bool = False) -> str:
    """Runs another command to its end, as its own database role; its failure is ours, with its own line."""
    done = subprocess.run(command(*arguments), check=False, stdout=subprocess.PIPE if read else sys.stderr, text=True)
    if done.returncode:
        raise SystemExit(done.returncode)
    return done.stdout or ""


class Children:
    """Commands that run beside one another until one ends or we are told to stop; none outlives us, even if killed."""

    def __init__(self) -> None:
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.their_end, self.our_end = os.pipe()

    def start(self, name: str, arguments: Sequence[str]) -> None:
        self.running[name] = subprocess.Popen(
            command(*arguments),
            env={**os.environ, LIFELINE: str(self.their_end)},
            pass_fds=[self.their_end],
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C reaches us alone, and we stop them in order
        )

    def ended(self) -> str | None:
        return next((name for name, process in self.running.items() if process.poll() is not None), None)

    def stop(self, patience: float = 20) -> None:
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            try:
                process.wait(patience)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        os.close(self.our_end)
        os.close(self.their_end)


def end_with_parent() -> None:
    """The pipe from our parent closes when the parent ends, however it ends; then we end as well."""
    lifeline = os.environ.pop(LIFELINE, "")
    if not lifeline:
        return

    def wait() -> None:
        os.read(int(lifeline), 1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()
