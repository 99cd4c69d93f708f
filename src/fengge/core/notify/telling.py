"""Putting a notice on somebody's desk, and counting those unread."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fengge.core.models.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

MOST = 99


@dataclass(frozen=True)
class Telling:
    """What to tell whom: `team` is a token, `a:12` an appointment or `o:7` a unit; the words are a pack's, with `{number}` gaps.

    A `discreet` one stands on the desk alone; the message beyond the desk says that something waits there, and no more.
    """

    occasion: str
    team: str
    words: str
    words_en: str = ""
    values: dict[str, str] = field(default_factory=dict)
    url: str = ""
    kind: str = "notice"
    channels: tuple[str, ...] = ()
    discreet: bool = False


def notify_all(told: Iterable[Telling], at: datetime) -> None:
    """In one statement; each occasion once for each recipient, however often it is asked."""
    notices = [Notice(**vars(one) | {"team": [one.team], "channels": list(one.channels), "at": at}) for one in told]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)


def unread() -> int:
    """The reader's unread notices, counted up to MOST + 1: a hundred is as much as a thousand."""
    return Notice.objects.filter(read_at=None).values("pk")[: MOST + 1].count()
