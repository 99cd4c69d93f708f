"""One PostgreSQL server under a directory: started by the first who needs it, stopped by the last who leaves.

Everybody who uses the server holds a shared lock, which the system releases even for a killed process, if not at once. So a server
left behind by a killed holder is simply used by the next one, and stopped when that one leaves as the last.
"""

import fcntl
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import psutil
import psycopg

from fengge.core.postgres.binaries import programs
from fengge.core.postgres.place import SOCKET_FILE, SUPERUSER, Place
from fengge.core.postgres.processes import is_gone, processes_in, run

START_LIMIT = 900  # seconds; recovery after a power cut can take minutes
SAY_AFTER = 5
ALWAYS = {
    "listen_addresses": "",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "unix_socket_permissions": "0700",
}
# The server is nobody's child: whoever started it may end before those who also use it.
IN_BACKGROUND = ("/bin/sh", "-c", '"$@" >&2 & echo $!', "sh")
FOR_TESTS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class ServerFailed(SystemExit):
    """Ends the program with one line: what happened and where the server's own words are."""


class Server:
    """`with Server(anchor) as server:` — inside, the server answers at `server.place.conninfo()`."""

    def __init__(self, anchor: Path, *, durable: bool = True, say: Callable[[str], None] = lambda _: None) -> None:
        self.place = Place.of(anchor)
        self.settings = ALWAYS if durable else {**ALWAYS, **FOR_TESTS}
        self.say = say
        # Longer for who leaves because another was killed, whose lock falls only when all of it is gone.
        self.patience = 0.0
        self.users: IO[str] | None = None
        self.started: psutil.Process | None = None

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.leave()  # broken off while it was starting: nobody else would stop it
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()

    def start(self) -> None:
        self.place = self.place.make()
        with self._one_at_a_time():
            self.users = (self.place.home / "users.lock").open("a")
            fcntl.flock(self.users, fcntl.LOCK_SH)
            os.register_at_fork(after_in_child=self._let_go)  # a copy of us is no user of its own
            if not (self.place.data / "PG_VERSION").exists():
                self._initialise()
            if self.process() is None:
                self._launch()
            self._wait_until_it_answers()

    def leave(self) -> None:
        """Stops the server unless somebody else still uses it, and does so even after `patience` seconds."""
        limit = time.monotonic() + self.patience
        while self.users and not self._stop_as_last(self.users) and time.monotonic() < limit:
            time.sleep(0.02)
        self._let_go()

    def _stop_as_last(self, users: IO[str]) -> bool:
        with self._one_at_a_time():
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                fcntl.flock(users, fcntl.LOCK_UN)  # else two who leave at once would each take the other for a user
                return False
            self._stop()
            return True

    def _let_go(self) -> None:
        if self.users is not None:
            self.users.close()
        self.users = None

    def process(self) -> psutil.Process | None:
        """The running server, also one that somebody else started; a stranger with its old number does not count."""
        try:
            number = int((self.place.data / "postmaster.pid").read_text().splitlines()[0])
            found = psutil.Process(number)
            if str(self.place.data) in found.cmdline() and found.status() != psutil.STATUS_ZOMBIE:
                return found
        except (FileNotFoundError, IndexError, ValueError, psutil.Error):
            return None
        return None

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        with (self.place.home / "start.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _initialise(self) -> None:
        self.say("creating the database server")
        arguments = ["--auth=trust", f"--username={SUPERUSER}", "--encoding=UTF8", "--locale=C", "--no-instructions"]
        if self.settings is not ALWAYS:
            arguments.append("--no-sync")
        done = run([self._program("initdb"), *arguments, "-D", str(self.place.data)], self.place.user)
        if done.returncode:
            raise ServerFailed(f"fengge: PostgreSQL could not be set up: {done.stdout.strip()[-400:]}")

    def _launch(self) -> None:
        if (self.place.data / "postmaster.pid").exists():
            self._clear_after_a_crash()
        options = {**self.settings, "unix_socket_directories": f'"{self.place.sockets}"'}
        arguments = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with self._log().open("a") as log:
            command = [*IN_BACKGROUND, self._program("postgres"), "-D", str(self.place.data), *arguments]
            number = int(run(command, self.place.user, stderr=log).stdout)
        self.started = psutil.Process(number) if psutil.pid_exists(number) else None

    def _clear_after_a_crash(self) -> None:
        """PostgreSQL takes any process with the number in its lock files for a server, a stranger or a dead one too.

        What its files guard against, processes of the old server that still write, is waited for here.
        """
        while leftovers := processes_in(self.place.data):
            self.say("waiting for the last processes of the old database server")
            psutil.wait_procs(leftovers, timeout=SAY_AFTER)
        for path in (self.place.data / "postmaster.pid", *self.place.sockets.glob(f"{SOCKET_FILE}*")):
            path.unlink(missing_ok=True)

    def _program(self, name: str) -> str:
        return str(programs(self.place) / name)

    def _log(self) -> Path:
        return self.place.home / "server.log"

    def _wait_until_it_answers(self) -> None:
        begin = time.monotonic()
        told = False
        while not self._answers():
            waited = time.monotonic() - begin
            if self._has_died() or waited > START_LIMIT:
                self._let_go()
                raise ServerFailed(f"fengge: PostgreSQL does not start, its reasons are in {self._log()}")
            if waited > SAY_AFTER and not told:
                self.say("the database is recovering what was not written when it was cut off; this can take minutes")
                told = True
            time.sleep(0.05)

    def _has_died(self) -> bool:
        return self.process() is None and (self.started is None or is_gone(self.started, within=0))

    def _answers(self) -> bool:
        try:
            psycopg.connect(**self.place.conninfo(), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def _stop(self) -> None:
        """First the fast way: transactions are rolled back, everything is written. Only then the way of a power cut."""
        found = self.process()
        for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if found is None:
                break
            with suppress(psutil.NoSuchProcess):
                found.send_signal(how)
            found = None if is_gone(found) else found
