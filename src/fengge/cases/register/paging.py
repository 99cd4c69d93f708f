"""Keyset pages: the next page begins after the last line shown, however the list has grown meanwhile."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q

from fengge.core.clock import local

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.cases.models.cases import Cases

PAGE = 50
BY_DUE, BY_REPORT = "due", "reported"
COLUMN = {BY_DUE: "next_due_at", BY_REPORT: "reported_at"}


class Page(NamedTuple):
    """One page of cases and the cursor of the next, empty at the end."""

    cases: list[Case]
    after: str


def page_of(rows: Cases, order: str, after: str, *, size: int = PAGE) -> Page:
    """`size` cases after the cursor: nearest end first, or newest first."""
    found = list(_sorted(rows, order).filter(_behind(order, after))[: size + 1])
    return Page(found[:size], _after(found, order, size))


def keys_of(rows: Cases, order: str, after: str) -> tuple[list[int], str]:
    """The same page as the keys of its cases, and the cursor of the next."""
    wanted = _sorted(rows, order).filter(_behind(order, after)).only("pk", COLUMN[order])
    found = list(wanted[: PAGE + 1])
    return [case.pk for case in found[:PAGE]], _after(found, order, PAGE)


def _sorted(rows: Cases, order: str) -> Cases:
    ordered: Cases = rows.order_by("next_due_at", "id") if order == BY_DUE else rows.order_by("-reported_at", "-id")
    return ordered


def _after(found: list[Case], order: str, size: int) -> str:
    if len(found) <= size:
        return ""
    last = found[size - 1]
    moment: datetime | None = getattr(last, COLUMN[order])
    return f"{moment.isoformat() if moment else ''}~{last.pk}"


def _behind(order: str, after: str) -> Q:
    """What lies behind the cursor; one that cannot be read begins at the start."""
    written, _, number = after.partition("~")
    if not number.isdecimal():
        return Q()
    pk = int(number)
    if not written:
        return Q(next_due_at=None, pk__gt=pk)
    try:
        moment = local(datetime.fromisoformat(written))
    except (ValueError, OverflowError):
        return Q()
    if order == BY_DUE:
        return Q(next_due_at__gt=moment) | Q(next_due_at=moment, pk__gt=pk) | Q(next_due_at=None)
    return Q(reported_at__lt=moment) | Q(reported_at=moment, pk__lt=pk)
