"""Where a data directory keeps its database server, and as which system user that server runs."""

import hashlib
import os
import pwd
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT_HOME = Path("/var/lib/fengge")
LONGEST_SOCKET = 103  # bytes of a socket's whole path that every system takes
SOCKET_FILE = ".s.PGSQL.5432"
SUPERUSER = "postgres"
SYSTEM_USERS = ("fengge", "postgres", "nobody")


@dataclass(frozen=True)
class Place:
    """`anchor` is named by the person; `home` holds what is ours, `server` what the server's own user may write."""

    anchor: Path
    home: Path
    user: pwd.struct_passwd | None  # None: the server runs as we do

    @classmethod
    def of(cls, anchor: Path) -> "Place":
        """Reads only. PostgreSQL refuses to run as root, whose directories are closed to others: then elsewhere."""
        anchor = anchor.absolute()
        if os.geteuid() != 0:
            return cls(anchor, anchor, None)
        home = ROOT_HOME / (_instance(anchor) or "not-made-yet")
        return cls(anchor, home, _owner(home / "server") or _unprivileged())

    @property
    def server(self) -> Path:
        return self.home / "server"

    @property
    def data(self) -> Path:
        return self.server / "data"

    @property
    def sockets(self) -> Path:
        if len(os.fsencode(self.server / SOCKET_FILE)) <= LONGEST_SOCKET:
            return self.server
        mark = hashlib.sha256(os.fsencode(self.anchor)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"fengge-{os.geteuid()}-{mark}"

    def make(self) -> "Place":
        """Makes the directories that are missing; returns the place, which for root is known only from then on."""
        self.anchor.mkdir(parents=True, exist_ok=True)
        instance = self.anchor / "instance"
        if not instance.exists():
            instance.write_text(secrets.token_hex(6))
        place = Place.of(self.anchor)
        if place.user:
            _own_directory(ROOT_HOME, 0o755)
        _own_directory(place.home, 0o755 if place.user else 0o700)
        (place.home / "belongs-to").write_text(f"{self.anchor}\n")
        _own_directory(place.server, 0o700, place.user)
        _own_directory(place.sockets, 0o700, place.user)
        return place

    def conninfo(self, *, user: str = SUPERUSER, database: str = "postgres") -> dict[str, Any]:
        return {"host": str(self.sockets), "user": user, "dbname": database}


def embedded_database(data_dir: Path, *, role: str, name: str = "fengge") -> dict[str, Any]:
    """Django's settings for the database of this data directory; starts and writes nothing."""
    place = Place.of(data_dir / "postgres")
    return {"NAME": name, "USER": role, "PASSWORD": "", "HOST": str(place.sockets), "PORT": "", "OPTIONS": {}}


def _instance(anchor: Path) -> str:
    """A data directory made anew at an old path must not find the old database: it has a number of its own."""
    try:
        return (anchor / "instance").read_text().strip()
    except FileNotFoundError:
        return ""


def _owner(server: Path) -> pwd.struct_passwd | None:
    """Who the server was made for; it stays that user's though a better one may have come since."""
    try:
        return pwd.getpwuid(server.stat().st_uid)
    except (FileNotFoundError, KeyError):
        return None


def _unprivileged() -> pwd.struct_passwd:
    """An existing user; we add none. FENGGE_SYSTEM_USER names another."""
    wanted = os.environ.get("FENGGE_SYSTEM_USER", "")
    for name in (wanted,) if wanted else SYSTEM_USERS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise SystemExit("fengge: PostgreSQL does not run as root: name an unprivileged user in FENGGE_SYSTEM_USER")


def _own_directory(path: Path, mode: int, user: pwd.struct_passwd | None = None) -> None:
    """Makes a directory with that mode and owner; one that stands already must be a real directory of that owner."""
    owner = user.pw_uid if user else os.geteuid()
    try:
        path.mkdir(mode=0o700)
    except FileExistsError:
        if path.is_symlink() or not path.is_dir() or path.stat().st_uid != owner:
            raise SystemExit(f"fengge: {path} is not a directory of the database's user: move it away") from None
        return
    if user:
        os.chown(path, user.pw_uid, user.pw_gid)
    path.chmod(mode)
