"""The receipt a reporter gets: a public code and a secret, together the key to following the case. Only a digest is kept."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from uuid import UUID

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 10
SECRET_LENGTH = 8


@dataclass(frozen=True)
class Ticket:
    """`code` (10 unambiguous letters and digits) names the case; `secret` (8 digits) opens it."""

    code: str
    secret: str

    @classmethod
    def new(cls, client_id: UUID | None = None) -> Ticket:
        """A fresh ticket; for the same client id the same one, so that a repeated submission shows the same receipt."""
        seed = client_id.bytes if client_id else secrets.token_bytes(32)
        number = int.from_bytes(_mac(b"ticket", seed))
        code = ""
        for _ in range(CODE_LENGTH):
            number, letter = divmod(number, len(_LETTERS))
            code += _LETTERS[letter]
        return cls(code, f"{number % 10**SECRET_LENGTH:0{SECRET_LENGTH}d}")

    @classmethod
    def typed(cls, code: str, secret: str) -> Ticket:
        """What somebody typed, forgiving spaces, dashes and small letters."""
        return cls("".join(c for c in code.upper() if c in _LETTERS), "".join(c for c in secret if c.isdigit()))

    @property
    def digest(self) -> str:
        """The key kept with the case: without the server's key it can neither be guessed nor tested."""
        return _mac(b"access", f"{self.code}:{self.secret}".encode()).hex()


def _mac(purpose: bytes, message: bytes) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode() + purpose, message, "sha256")
