"""Lists by key, newest first: the next page begins after the last line shown, however the list has grown meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

PAGE = 50  # lines
AT_ONCE = 500  # lines
DIGITS = 18  # of a key that the database can hold


def is_key(written: str) -> bool:
    """Whether it can be a row's key or a place's code."""
    return written.isascii() and written.isdecimal() and len(written) <= DIGITS


def newest(rows: QuerySet[Any], after: str, *, size: int = PAGE) -> tuple[list[Any], str]:
    """`size` rows behind the cursor, and the next cursor, empty at the end. A cursor that cannot be read begins at the start."""
    behind = rows.filter(pk__lt=int(after)) if is_key(after) else rows
    kept = list(behind.order_by("-pk")[: size + 1])
    return kept[:size], str(kept[size - 1].pk) if len(kept) > size else ""


def every(rows: QuerySet[Any], most: int) -> Iterator[list[Any]]:
    """So many rows at the most, newest first, fetched in parts."""
    after, left = "", most
    while left > 0:
        part, after = newest(rows, after, size=min(AT_ONCE, left))
        yield part
        left -= len(part)
        if not after:
            return
