"""Makes the served front-end files and the catalogues, once, and again when a source of theirs changes."""

from __future__ import annotations

import fcntl
import hashlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from fengge.core.frontend import FILES
from fengge.core.messages import compile_catalogues

if TYPE_CHECKING:
    from collections.abc import Callable


def build_front_end(say: Callable[[str], None]) -> None:
    compile_catalogues()
    refuse_missing_packages()
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    with (settings.DATA_DIR / "static.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        mark, stamp = sources_mark(), settings.STATIC_ROOT / ".made-from"
        if stamp.exists() and stamp.read_text() == mark:
            return
        say("making the front-end files")
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        stamp.write_text(mark)


def refuse_missing_packages() -> None:
    missing = [name for name in FILES if not (settings.NODE_MODULES / name).is_dir()]
    if missing:
        raise SystemExit(f"fengge: front-end packages are missing ({', '.join(missing)}): run `make frontend`")


def sources_mark() -> str:
    """By name, size and time: quick, and enough for files that people edit."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: str(found[0])):
            digest.update(f"{name} {storage.size(name)} {storage.get_modified_time(name)}\n".encode())
    return digest.hexdigest()
