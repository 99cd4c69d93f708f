"""Putting a notice on somebody's desk, and counting those unread."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fengge.core.clock import now
from fengge.core.models.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

MOST = 99


@dataclass(frozen=True)
class Telling:
    """What to tell whom: `team` is a token, `a:12` an appointment or `o:7` a unit; `words` a source text with `%(name)s` gaps."""

    occasion: str
    team: str
    words: str
    values: dict[str, str] = field(default_factory=dict)
    url: str = ""


def notify(told: Telling) -> None:
    """Once for each occasion and recipient, however often it is asked."""
    notify_all([told], now())


def notify_all(told: Iterable[Telling], at: datetime) -> None:
    """Many at once, in one statement."""
    notices = [
        Notice(occasion=one.occasion, team=[one.team], words=one.words, values=one.values, url=one.url, at=at)
        for one in told
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)


def unread() -> int:
    """The reader's unread notices, counted up to MOST + 1: a hundred is as much as a thousand."""
    return Notice.objects.filter(read_at=None).values("pk")[: MOST + 1].count()
