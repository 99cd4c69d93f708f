"""Trying again is harmless, and nothing is overwritten: the Idempotency-Key and the version that was seen."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy as _

from fengge.core.api.problems import Problem
from fengge.core.models import Event

if TYPE_CHECKING:
    from fengge.core.access import Actor
    from fengge.core.api.bodies import Handed

LONGEST_KEY, SHORTEST_OF_VISITORS = 200, 16
HALF = 8  # bytes


@dataclass(frozen=True)
class Attempt:
    """One wish to change something, however often it arrives.

    The first half of `id` is made of the key and who used it, the second of what was asked: so the event that carries
    `id` tells a repetition from another wish under the same key, and nothing else need be stored. Who gave no key has neither,
    and each arrival is a wish of its own.
    """

    id: UUID | None = None
    key: UUID | None = None

    @classmethod
    def of(cls, request: Any, handed: Handed) -> Attempt:
        """From the header, or `client_id` in the body."""
        written = request.headers.get("Idempotency-Key") or str(handed.get("client_id") or "")
        if not written:
            return cls()
        _check(written, request.actor)
        key = _hash(str(request.actor.account_id).encode(), written.encode("utf-8", "surrogatepass"))
        wish = _hash(request.method.encode(), request.path.encode(), handed.digest)
        return cls(UUID(bytes=key[:HALF] + wish[:HALF]), UUID(bytes=key[:16]))

    @property
    def written(self) -> str:
        """As forms carry it."""
        return str(self.id or "")

    def earlier(self) -> Event | None:
        """The event of an earlier arrival that the actor may see. Problem 422 if the key stood for something else."""
        if self.id is None:
            return None
        start = self.id.bytes[:HALF]
        found = _event_between(UUID(bytes=start + bytes(HALF)), UUID(bytes=start + b"\xff" * HALF))
        if found is None:
            return None
        event = Event.objects.defer("personal").get(pk=found)
        if event.client_id != self.id:
            raise Problem(422, _("这个 Idempotency-Key 已用于另一个请求，请换一个。"))
        return event


def _event_between(low: UUID, high: UUID) -> int | None:
    """Asked before every change, and nearly always in vain, so it is written out."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM core_event WHERE client_id BETWEEN %s AND %s ORDER BY client_id LIMIT 1", [low, high]
        )
        row = cursor.fetchone()
        return row[0] if row else None


def _check(written: str, actor: Actor) -> None:
    if len(written) > LONGEST_KEY:
        raise Problem(422, _("Idempotency-Key 最长 200 个字符。"))
    # Everybody without a name shares one space of keys: theirs must not meet.
    if actor.account_id is None and len(written) < SHORTEST_OF_VISITORS:
        raise Problem(422, _("Idempotency-Key 请用随机的 UUID。"))


def _hash(*parts: bytes) -> bytes:
    return hashlib.sha256(b"\0".join(parts)).digest()


def seen_version(request: Any, handed: Handed) -> int:
    """The version the writer saw, from If-Match or `seen_version`. Problem 428 without one: nothing is changed blindly."""
    written = request.headers.get("If-Match") or str(handed.get("seen_version") or "")
    digits = written.strip().removeprefix("W/").strip('"')
    if not digits:
        raise Problem(428, _("请在 If-Match 或 seen_version 中写明您看到的版本号。"))
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):  # noqa: PLR2004 - more never happens
        raise Problem(422, errors=[{"pointer": "/seen_version", "message": _("版本号应为整数")}])
    return int(digits)
