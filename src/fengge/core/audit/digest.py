"""The digest of an event: SM3 over one canonical form, the same when written and when read back.

Personal parts enter by a digest of their own that is salted inside the sealed part, so that scrubbing them at the end
of their retention keeps the chain whole and leaves nothing to guess a telephone number from.
"""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from fengge.core.crypto import provider

FIELDS = (
    *("at", "type", "subject_kind", "subject_id", "place", "actor_kind", "account_id", "appointment_id", "signature"),
    *("details", "changes", "personal_digest", "client_id", "version"),
)
SALT = "_salt"


def event_digest(fields: Mapping[str, Any]) -> bytes:
    """32 bytes over FIELDS; `details` and `changes` as JSON text or as what it says."""
    return provider().digest(canonical({name: plain(name, fields[name]) for name in FIELDS}))


def salted(personal: dict[str, Any]) -> dict[str, Any]:
    """The personal part as it is sealed and digested: with a salt that goes when it goes. Empty stays empty."""
    return {**personal, SALT: os.urandom(16).hex()} if personal else {}


def personal_digest(personal: Mapping[str, Any] | None) -> bytes:
    """32 bytes of a salted personal part; none when there is nothing personal."""
    if not personal:
        return b""
    return provider().digest(canonical(reread(json.dumps(personal, cls=DjangoJSONEncoder))))


def plain(name: str, value: Any) -> Any:
    """A field as JSON has it."""
    if name in ("details", "changes"):
        return reread(value if isinstance(value, str) else json.dumps(value, cls=DjangoJSONEncoder))
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value if value is None or isinstance(value, int) else str(value)


def reread(text: str) -> Any:
    """PostgreSQL writes 1e16 as 10000000000000000: a whole float counts as the whole number it is."""
    return json.loads(text, parse_float=number)


def number(text: str) -> float | int:
    value = float(text)
    return int(value) if value.is_integer() else value


def canonical(value: Any) -> bytes:
    """JSON in ASCII, keys in order, no blanks."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
