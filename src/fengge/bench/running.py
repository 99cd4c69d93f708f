"""One run at one size: fill, serve, ask; then the limit behind the same server."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fengge.bench.load import Outcome, ask
from fengge.bench.work import Work, works

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from fengge.bench.filling import Filled

CONNECTIONS = 8
QUIET = 1  # connection for the time of a single answer: two may fall to one process, and each would wait for the other
WARM_UP = 1.0
# Statements written by hand, behind the same server: as fast as it could be.
LIMIT = [
    sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", str(os.cpu_count() or 1), "--blocking-threads", "4",
    "--host", "127.0.0.1", "fengge.bench.limit:application", "--port",
]  # fmt: skip


@dataclass(frozen=True)
class Measured:
    """One piece of work at one size: under load, with quiet for its answer time, and the limit."""

    work: Work
    loaded: Outcome
    quiet: Outcome
    limit: Outcome | None


def measure(
    filled: Filled, cases: int, conninfo: dict[str, Any], *, seconds: float, say: Callable[[str], None]
) -> list[Measured]:
    """Every piece of work, each against its limit."""
    wanted = works(filled, cases)
    with served([sys.executable, "-m", "fengge.cli", "web", "--host", "127.0.0.1", "--port"], ready="/healthz") as port:
        asked = [(work, *_asked(port, work, seconds, say)) for work in wanted]
    with served(LIMIT, ready="/list/52", FENGGE_BENCH_DATABASE=json.dumps(conninfo)) as port:
        return [Measured(work, loaded, quiet, _limit(port, work, seconds)) for work, loaded, quiet in asked]


def _limit(port: int, work: Work, seconds: float) -> Outcome | None:
    return ask(port, work.limit, connections=CONNECTIONS, seconds=seconds) if work.limit else None


def _asked(port: int, work: Work, seconds: float, say: Callable[[str], None]) -> tuple[Outcome, Outcome]:
    say(work.name)
    ask(port, work.web, connections=CONNECTIONS, seconds=WARM_UP)
    loaded = ask(port, work.web, connections=CONNECTIONS, seconds=seconds)
    quiet = ask(port, work.web, connections=QUIET, seconds=seconds / 2)
    return loaded, quiet


@contextmanager
def served(command: list[str], *, ready: str, **environ: str) -> Iterator[int]:
    """A server of its own on a free port, stopped by its number however the block ends."""
    port = free_port()
    process = subprocess.Popen(
        [*command, str(port)], env={**os.environ, **environ}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(port, ready, process)
        yield port
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=20)
        process.kill()


def free_port() -> int:
    """A port of loopback that nobody uses."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int, path: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise SystemExit(f"fengge bench: the server ended at once with {process.returncode}")
        with suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5).close()
            return
        time.sleep(0.1)
    raise SystemExit("fengge bench: the server does not answer")


def data_directory(base: Path, cases: int) -> Path:
    """Each size keeps a database of its own, so that a second run need not fill it again."""
    return base / f"bench-{cases}"
