"""What commands stand on: a database that answers, Django set up, and progress that people can read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import django
from django.conf import settings

from fengge.core.postgres import Server, prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import FrameType

PARENT = "FENGGE_PARENT"
DYING = 20  # seconds that the system may need to clear a killed process away, on a busy machine
_parent = int(os.environ.pop(PARENT, "0"))


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
            server.patience = DYING if is_orphan() else 0


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

    def start(self, name: str, arguments: Sequence[str]) -> None:
        self.running[name] = subprocess.Popen(
            command(*arguments),
            env={**os.environ, PARENT: str(os.getpid())},
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


def is_orphan() -> bool:
    """Whether `serve`, which started us, has ended before us."""
    return bool(_parent) and os.getppid() != _parent


def end_with_parent() -> None:
    """However our parent ends, we end as well: told to, in order."""
    if _parent:
        follow(_parent, lambda: os.kill(os.getpid(), signal.SIGTERM))


def follow(parent: int, to_the_end: Callable[[], None]) -> None:
    """A killed parent can say nothing, but its children get another: that is looked for."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.2)
        to_the_end()

    threading.Thread(target=watch, daemon=True).start()
