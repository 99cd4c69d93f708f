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


class Page(NamedTuple):
    """One page of cases and the cursor of the next, empty at the end."""

    cases: list[Case]
    after: str


def page_of(rows: Cases, order: str, after: str, *, size: int = PAGE) -> Page:
    """`size` cases after the cursor: nearest end first, or newest first."""
    ordered = rows.order_by("next_due_at", "id") if order == BY_DUE else rows.order_by("-reported_at", "-id")
    found = list(ordered.filter(_behind(order, after))[: size + 1])
    return Page(found[:size], _cursor(found[size - 1], order) if len(found) > size else "")


def _cursor(case: Case, order: str) -> str:
    moment = case.next_due_at if order == BY_DUE else case.reported_at
    return f"{moment.isoformat() if moment else ''}~{case.pk}"


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
