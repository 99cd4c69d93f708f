"""A token as its holder writes it: `fengge_<prefix>_<secret>`."""

from __future__ import annotations

import hmac
import re
import secrets
from typing import NamedTuple

from django.conf import settings

PATTERN = re.compile(r"fengge_([a-z0-9]{10})_([A-Za-z0-9_-]{43})")
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
PREFIX_LENGTH, SECRET_BYTES = 10, 32


class Secret(NamedTuple):
    """The open part and the secret part."""

    prefix: str
    secret: str

    @classmethod
    def new(cls) -> Secret:
        """A fresh one: 256 random bits."""
        return cls("".join(secrets.choice(LETTERS) for _ in range(PREFIX_LENGTH)), secrets.token_urlsafe(SECRET_BYTES))

    @classmethod
    def read(cls, written: str) -> Secret | None:
        """What was shown, or None if it is none of ours."""
        found = PATTERN.fullmatch(written)
        return cls(*found.groups()) if found else None

    @property
    def written(self) -> str:
        """As it is shown once."""
        return f"fengge_{self.prefix}_{self.secret}"

    @property
    def digest(self) -> bytes:
        """What is kept. The secret is random enough that a quick digest, keyed by the server, is safe."""
        return hmac.digest(settings.SECRET_KEY.encode() + b"token", self.written.encode(), "sha256")
