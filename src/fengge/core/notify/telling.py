"""Putting a notice on somebody's desk, and counting those unread."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import connection

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


# Written out: a sweep tells thousands.
_INSERT = """
INSERT INTO core_notice (occasion, team, words, words_en, "values", url, kind, channels, discreet, passed_on, at)
SELECT occasion, ARRAY[team], words, words_en, told::jsonb, url, kind, string_to_array(channels, ' '), discreet, false, %s
FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::bool[])
  n (occasion, team, words, words_en, told, url, kind, channels, discreet)
ON CONFLICT DO NOTHING
"""


def notify_all(told: Iterable[Telling], at: datetime) -> None:
    """In one statement; each occasion once for each recipient, however often it is asked."""
    rows = [
        (
            one.occasion, one.team, one.words, one.words_en, json.dumps(one.values, ensure_ascii=False), one.url,
            one.kind, " ".join(one.channels), one.discreet,
        )
        for one in told
    ]  # fmt: skip
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(_INSERT, [at, *map(list, zip(*rows, strict=True))])


def unread() -> int:
    """The reader's unread notices, counted up to MOST + 1: a hundred is as much as a thousand."""
    return Notice.objects.filter(read_at=None).values("pk")[: MOST + 1].count()
