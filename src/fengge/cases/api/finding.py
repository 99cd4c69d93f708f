"""A case by its number, inside the reader's scope: one that is not theirs to see does not exist."""

from __future__ import annotations

import re

from django.http import Http404

from fengge.cases.models import Case

NUMBER = re.compile(r"[0-9A-Za-z-]{1,40}")


def case_of(number: str, *joined: str) -> Case:
    """The case, with these relations joined. Raises Http404."""
    case: Case | None = None
    if NUMBER.fullmatch(number):
        rows = Case.objects.filter(number=number)
        case = (rows.select_related(*joined) if joined else rows).order_by().first()
    if case is None:
        raise Http404
    return case
