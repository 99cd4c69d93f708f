"""The ends that letters keep of their clocks, refreshed as those of cases are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.engine.refreshing import refresh
from fengge.cases.letters.clocks import standing
from fengge.cases.models import Letter
from fengge.core.access import system_job

if TYPE_CHECKING:
    from fengge.cases.models.letters import Letters

REFRESH = system_job("cases.refresh_letters")


def refresh_letters() -> int:
    """Give how many letters were put right."""
    return refresh(REFRESH, _waiting, standing)


def _waiting() -> Letters:
    rows: Letters = Letter.objects.open()
    return rows.defer("body", "measures")
