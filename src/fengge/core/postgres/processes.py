"""The server's processes: starting one in a session of its own, finding those at a directory, waiting for an end."""

import os
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from pwd import struct_passwd
from typing import IO

import psutil

STOP_LIMIT = 60  # seconds


def run(
    command: list[str], user: struct_passwd | None, *, stderr: int | IO[str] = subprocess.STDOUT
) -> subprocess.CompletedProcess[str]:
    """In a session of its own: Ctrl-C in the terminal is for us, not for the server. Nothing is inherited."""
    identity = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    return subprocess.run(  # type: ignore[call-overload]
        command, check=False, text=True, errors="replace", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=stderr,
        cwd="/", env={"LC_ALL": "C", "PATH": os.defpath}, start_new_session=True, umask=0o077, **identity,
    )  # fmt: skip


def processes_in(data: Path) -> list[psutil.Process]:
    """Every process of a server works in its data directory."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.cwd() == str(data) and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
    return found


def is_gone(found: psutil.Process, *, within: float = STOP_LIMIT) -> bool:
    """Also when nobody has taken note of the end, as in containers whose first process does not."""
    limit = time.monotonic() + within
    while True:
        try:
            if not found.is_running() or found.status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        if time.monotonic() >= limit:
            return False
        time.sleep(0.02)
