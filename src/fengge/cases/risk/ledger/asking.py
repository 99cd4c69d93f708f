"""What the ledger is asked for, from the URL, and the marks that meet it: all behind the wall round each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from fengge.cases.models import Party, Risk
from fengge.cases.risk.words import rules
from fengge.core.lists import Conditions

if TYPE_CHECKING:
    from datetime import date

    from fengge.cases.models.risk import Risks

STANDING, SOON, UNPLANNED = "standing", "soon", "unplanned"


@dataclass(frozen=True)
class Wanted(Conditions):
    """Which marks; an empty condition is none, but without a state only marks that stand are shown."""

    PAGE = "cases.risks"

    colour: str = ""
    state: str = ""
    due: str = ""


def found(wanted: Wanted, day: date) -> Risks:
    """The marks that meet every condition; of the parties only what a title must not name."""
    named = Prefetch("case__parties", Party.objects.only("case_id", "name", "reporter"))
    rows: Risks = Risk.objects.with_case().prefetch_related(named)
    rows = rows.filter(ended=wanted.state) if wanted.state in Risk.Ended.values else rows.standing()
    if wanted.colour:
        rows = rows.filter(colour=wanted.colour)
    if wanted.due == SOON:
        rows = rows.filter(expires_on__lte=day + timedelta(days=rules().limits.warn))
    return rows.unprotected(day) if wanted.due == UNPLANNED else rows
