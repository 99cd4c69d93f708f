"""A case by its number, inside the reader's scope: one that is not theirs to see does not exist."""

from __future__ import annotations

import re

from django.http import Http404

from fengge.cases.models import Case
from fengge.core.statements import one

NUMBER = re.compile(r"[0-9A-Za-z-]{1,40}")


def case_of(number: str, *, lock: bool = False) -> Case:
    """Raises Http404. `lock` holds it for a change."""
    case = one(Case, number=number, lock=lock) if NUMBER.fullmatch(number) else None
    if case is None:
        raise Http404
    return case
