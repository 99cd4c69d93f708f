"""Counting attempts in the database, so that every process counts together."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

from fengge.core.clock import now
from fengge.core.models import Attempt

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest


@dataclass(frozen=True)
class Limit:
    """At most `times` tries of `purpose` by one source in `minutes`."""

    purpose: str
    times: int
    minutes: int


def too_often(limit: Limit, source: str) -> bool:
    """Count this try and say whether it is one too many. The counter only survives if the request's transaction does."""
    with connection.cursor() as cursor:
        cursor.execute(
            'INSERT INTO core_attempt (key, "window", count) VALUES (%s, %s, 1)'
            ' ON CONFLICT (key, "window") DO UPDATE SET count = core_attempt.count + 1 RETURNING count',
            [_key(limit, source), _window(limit)],
        )
        return bool(cursor.fetchone()[0] > limit.times)


def used_up(limit: Limit, source: str) -> bool:
    """Whether this source has no try left in the running window; counts nothing."""
    counted = Attempt.objects.filter(key=_key(limit, source), window=_window(limit), count__gte=limit.times)
    return counted.exists()


def _window(limit: Limit) -> datetime:
    at = now()
    start = at - timedelta(minutes=at.minute % limit.minutes if limit.minutes < 60 else at.minute)  # noqa: PLR2004 - an hour
    return start.replace(second=0, microsecond=0)


def _key(limit: Limit, source: str) -> str:
    return hmac.digest(settings.SECRET_KEY.encode(), f"{limit.purpose}:{source}".encode(), "sha256").hex()


def forget_old(hours: int = 24) -> int:
    """Drop counters older than a day; gives how many."""
    return Attempt.objects.filter(window__lt=now() - timedelta(hours=hours)).delete()[0]


def source_of(request: HttpRequest) -> str:
    """Where a request comes from: the client's address, behind a trusted proxy the one it names."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return forwarded.split(",")[-1].strip() or request.META.get("REMOTE_ADDR", "")
