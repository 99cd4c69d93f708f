"""The keys in use. The first field key encrypts; the others still open what they once closed."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from fengge.core.crypto.provider import KEY_BYTES

_ENTRY = re.compile(r"([A-Za-z0-9._-]{1,16}):([0-9a-fA-F]{32})", re.ASCII)
INDEX_KEY_BYTES = 32
HOWTO = (
    "FENGGE_FIELD_KEYS is a list of id:key, each key 32 hex digits, or @ and the path of a file with one on each line"
)


class WrongKeys(ImproperlyConfigured):
    """The keys cannot be used; the message never repeats one."""


@dataclass(frozen=True, repr=False)
class Keyring:
    """`current` is the id that encrypts now."""

    current: str
    keys: dict[str, bytes]
    index_key: bytes

    @property
    def current_key(self) -> bytes:
        return self.keys[self.current]

    def __repr__(self) -> str:
        return f"Keyring({', '.join(self.keys)})"


def keyring() -> Keyring:
    return _keyring(tuple(settings.FIELD_KEYS), settings.INDEX_KEY)


@lru_cache(maxsize=8)
def _keyring(entries: tuple[str, ...], index_key: str) -> Keyring:
    keys = dict(parsed(line) for entry in entries for line in lines_of(entry))
    if not keys:
        raise WrongKeys(f"there is no key: {HOWTO}")
    return Keyring(next(iter(keys)), keys, parsed_index_key(index_key))


def lines_of(entry: str) -> list[str]:
    """The entry itself, or the lines of the file it points to, for a secret that is mounted and not in the environment."""
    if not entry.startswith("@"):
        return [entry]
    try:
        text = Path(entry[1:]).read_text(encoding="ascii")
    except (OSError, UnicodeError) as wrong:
        raise WrongKeys(f"the key file {entry[1:]} cannot be read: {wrong}") from None
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def parsed(entry: str) -> tuple[str, bytes]:
    found = _ENTRY.fullmatch(entry)
    if not found:
        raise WrongKeys(HOWTO)
    return found[1], bytes.fromhex(found[2])


def parsed_index_key(text: str) -> bytes:
    line = lines_of(text)[0] if lines_of(text) else ""
    if not re.fullmatch(r"[0-9a-fA-F]{64}", line, re.ASCII):
        raise WrongKeys("FENGGE_INDEX_KEY is 64 hex digits, or @ and the path of a file that holds them")
    return bytes.fromhex(line)


def weak_keys() -> list[str]:
    """What is wrong with the keys outside the demo, in words for `fengge doctor` and `fengge serve`; empty if nothing."""
    ring = keyring()
    found = []
    demo = dict(parsed(entry) for entry in [settings.DEMO_FIELD_KEYS])
    if set(demo.values()) & set(ring.keys.values()):
        found.append("FENGGE_FIELD_KEYS holds the demo key, which everybody knows")
    if ring.index_key == bytes.fromhex(settings.DEMO_INDEX_KEY):
        found.append("FENGGE_INDEX_KEY is the demo key, which everybody knows")
    if any(len(set(key)) < KEY_BYTES // 2 for key in (*ring.keys.values(), ring.index_key)):
        found.append("a key looks written by hand: use `openssl rand -hex 16` (32 for the index key)")
    return found
