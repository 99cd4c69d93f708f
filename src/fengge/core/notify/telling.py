"""Putting a notice on somebody's desk, and counting those unread."""

from __future__ import annotations

from dataclasses import dataclass, field

from fengge.core.clock import now
from fengge.core.models.notice import Notice

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
    notice = Notice(
        occasion=told.occasion, team=[told.team], words=told.words, values=told.values, url=told.url, at=now()
    )
    Notice.objects.bulk_create([notice], ignore_conflicts=True)


def unread() -> int:
    """The reader's unread notices, counted up to MOST + 1: a hundred is as much as a thousand."""
    return Notice.objects.filter(read_at=None).values("pk")[: MOST + 1].count()
