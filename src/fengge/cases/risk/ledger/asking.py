"""What the ledger is asked for, from the URL, and the marks that meet it: all behind the wall round each of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.urls import reverse

from fengge.cases.models import Party, Risk
from fengge.cases.risk.words import rules

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from fengge.cases.models.risk import Risks

PAGE, DIGITS = 50, 18
STANDING, SOON, UNPLANNED = "standing", "soon", "unplanned"


@dataclass(frozen=True)
class Wanted:
    """The conditions as given; an empty one is no condition, but without a state only marks that stand are shown."""

    colour: str = ""
    state: str = ""
    due: str = ""

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Wanted:
        """From a query string; what is not a condition is not looked at."""
        return cls(**{one.name: str(given.get(one.name, "")).replace("\0", "").strip()[:20] for one in fields(cls)})

    @property
    def query(self) -> dict[str, str]:
        """The conditions that are given."""
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}

    def without(self, name: str) -> str:
        """The ledger's address with this condition taken away."""
        return address({key: value for key, value in self.query.items() if key != name})


def address(query: Mapping[str, str], name: str = "cases.risks") -> str:
    """A page's address with a query, if there is any."""
    return reverse(name) + (f"?{urlencode(query)}" if query else "")


def found(wanted: Wanted, day: date) -> Risks:
    """The marks that meet every condition; of the parties only what a title must not name."""
    named = Prefetch("case__parties", Party.objects.only("case_id", "name", "reporter"))
    rows: Risks = Risk.objects.with_case().prefetch_related(named)
    rows = rows.filter(ended=wanted.state) if wanted.state in Risk.Ended.values else rows.standing()
    if wanted.colour:
        rows = rows.filter(colour=wanted.colour)
    if wanted.due == SOON:
        rows = rows.filter(expires_on__lte=day + timedelta(days=rules().limits.warn))
    return rows.filter(needs_plan=True, is_planned=False) if wanted.due == UNPLANNED else rows


def page_of(rows: Risks, after: str, *, size: int = PAGE) -> tuple[list[Risk], str]:
    """`size` marks, newest first, behind the cursor; and the next cursor, empty at the end."""
    is_key = after.isascii() and after.isdecimal() and len(after) <= DIGITS
    kept = list((rows.filter(pk__lt=int(after)) if is_key else rows).order_by("-pk")[: size + 1])
    return kept[:size], str(kept[size - 1].pk) if len(kept) > size else ""
