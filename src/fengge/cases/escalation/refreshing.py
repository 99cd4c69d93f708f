"""The ends that cases keep of their clocks, refreshed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from fengge.cases.engine.refreshing import refresh
from fengge.cases.engine.timing import standing
from fengge.cases.models import Case
from fengge.core.access import system_job

if TYPE_CHECKING:
    from fengge.cases.models.cases import Cases

REFRESH = system_job("cases.refresh_clocks")


def refresh_clocks() -> int:
    """Give how many cases were put right."""
    return refresh(REFRESH, _waiting, lambda case, happened, at: standing(case.procedure, happened, at))


def _waiting() -> Cases:
    rows: Cases = Case.objects.filter(Q(settled_at=None) | Q(next_due_at__isnull=False))
    return rows.defer("facts", "words")
