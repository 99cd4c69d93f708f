"""What the ledger is asked for, from the URL, and the letters that meet it: all inside the reader's scope."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from fengge.cases.models import Letter
from fengge.cases.models.cases import units_of
from fengge.core.access.seen import successor
from fengge.core.clock import day_of, end_of, start_of
from fengge.core.figures import Asked, get_figure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from fengge.cases.models.letters import Letters
    from fengge.core.access import Actor
    from fengge.core.figures import Figure

PAGE = 50
DIGITS = 18  # of a key that the database can hold
SENT, GOT = "sent", "got"


@dataclass(frozen=True)
class Wanted:
    """The conditions as given; an empty one is no condition."""

    q: str = ""
    side: str = ""
    kind: str = ""
    state: str = ""
    due: str = ""
    issuer: str = ""
    recipient: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    figure: str = ""

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Wanted:
        """From a query string; what is not a condition is not looked at."""
        found = {part.name: str(given.get(part.name, "")).replace("\0", "").strip()[:80] for part in fields(cls)}
        for name in ("since", "until"):
            found[name] = found[name] if day_of(found[name]) else ""
        for name in ("issuer", "recipient", "place"):
            found[name] = found[name] if found[name].isascii() and found[name].isdecimal() else ""
        return cls(**found)

    @property
    def query(self) -> dict[str, str]:
        """The conditions that are given."""
        return {part.name: value for part in fields(self) if (value := getattr(self, part.name))}

    def without(self, *names: str) -> str:
        """The ledger's address with these conditions taken away."""
        return address({name: value for name, value in self.query.items() if name not in names})

    @property
    def counted(self) -> Figure | None:
        """The figure whose rows are asked for, if it is one of letters."""
        return get_figure(self.figure) if self.figure.startswith("letters.") else None

    def asked(self, at: datetime) -> Asked:
        """The figure's question."""
        return Asked(at, self.place, day_of(self.since), day_of(self.until))


def address(query: Mapping[str, str], name: str = "cases.letters", *args: str) -> str:
    """A page's address with a query, if there is any."""
    return reverse(name, args=args) + (f"?{urlencode(query)}" if query else "")


def found(wanted: Wanted, actor: Actor, at: datetime) -> Letters:
    """The letters that meet every condition. A figure's own rows are the start, so that a number and its list agree."""
    rows: Any = wanted.counted.rows(wanted.asked(at)) if wanted.counted else _here(wanted)
    plain = {"kind": wanted.kind, "state": wanted.state, "issuer_id": wanted.issuer, "recipient_id": wanted.recipient}
    rows = rows.filter(**{name: value[:DIGITS] for name, value in plain.items() if value})
    if wanted.side in (SENT, GOT):
        side = "issuer_id__in" if wanted.side == SENT else "recipient_id__in"
        rows = rows.filter(**{side: units_of(actor)})
    if wanted.due == "overdue":
        rows = rows.overdue(at)
    return rows.filter(Q(number=wanted.q) | Q(case_number=wanted.q)) if wanted.q else rows


def _here(wanted: Wanted) -> Letters:
    rows: Letters = Letter.objects.all()
    if wanted.place:
        rows = rows.filter(division__gte=wanted.place, division__lt=successor(wanted.place))
    since, until = day_of(wanted.since), day_of(wanted.until)
    if since:
        rows = rows.filter(issued_at__gte=start_of(since))
    return rows.filter(issued_at__lte=end_of(until)) if until else rows


def page_of(rows: Letters, after: str, *, size: int = PAGE) -> tuple[list[Letter], str]:
    """`size` letters, newest first, behind the cursor; and the next cursor, empty at the end."""
    behind = rows.filter(pk__lt=int(after)) if after.isascii() and after.isdecimal() and len(after) <= DIGITS else rows
    kept = list(behind.order_by("-pk")[: size + 1])
    return kept[:size], str(kept[size - 1].pk) if len(kept) > size else ""
