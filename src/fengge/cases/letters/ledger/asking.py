"""What the ledger is asked for, from the URL, and the letters that meet it: all inside the reader's scope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from fengge.cases.models import Letter
from fengge.cases.models.cases import units_of
from fengge.core.access.seen import successor
from fengge.core.clock import day_of, end_of, start_of
from fengge.core.lists import Conditions

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.cases.models.letters import Letters
    from fengge.core.access import Actor

SENT, GOT = "sent", "got"
OVERDUE, OURS = "overdue", "ours"


@dataclass(frozen=True)
class Wanted(Conditions):
    """Which letters; `q` is a letter's or a case's number, whole."""

    PAGE = "cases.letters"
    NUMBERS = ("issuer", "recipient", "place")

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


def found(wanted: Wanted, actor: Actor, at: datetime) -> Letters:
    """The letters that meet every condition. A figure's own rows are the start, so that a number and its list agree."""
    rows: Any = wanted.counted.rows(wanted.asked(at)) if wanted.counted else _here(wanted)
    plain = {"kind": wanted.kind, "state": wanted.state, "issuer_id": wanted.issuer, "recipient_id": wanted.recipient}
    rows = rows.filter(**{name: value for name, value in plain.items() if value})
    if wanted.side in (SENT, GOT):
        side = "issuer_id__in" if wanted.side == SENT else "recipient_id__in"
        rows = rows.filter(**{side: units_of(actor)})
    if wanted.due == OVERDUE:
        rows = rows.overdue(at)
    elif wanted.due == OURS:
        rows = rows.waiting_for(actor)
    return rows.filter(Q(number=wanted.q) | Q(case_number=wanted.q)) if wanted.q else rows


def _here(wanted: Wanted) -> Letters:
    rows: Letters = Letter.objects.all()
    if wanted.place:
        rows = rows.filter(division__gte=wanted.place, division__lt=successor(wanted.place))
    since, until = day_of(wanted.since), day_of(wanted.until)
    if since:
        rows = rows.filter(issued_at__gte=start_of(since))
    return rows.filter(issued_at__lte=end_of(until)) if until else rows
