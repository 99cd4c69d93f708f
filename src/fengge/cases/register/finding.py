"""From the conditions to the cases: all inside the reader's scope, all on indexes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from fengge.cases.models import Case, Holding, Party, bigrams
from fengge.cases.models.cases import units_of
from fengge.cases.register.asking import ALL, SETTLED
from fengge.core.access.seen import successor
from fengge.core.clock import day_of, end_of, start_of
from fengge.core.lists import is_key

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.cases.models.cases import Cases
    from fengge.cases.register.asking import Wanted
    from fengge.core.access import Actor

NUMBER = re.compile(r"\d{4}-\d{6}")
CODE = re.compile(r"[2-9A-HJ-NP-Z]{10}")
PHONE = re.compile(r"1\d{10}")
IDENTITY = re.compile(r"\d{17}[\dXx]")
MOST_NAMED = 500
PLAIN = {
    "procedure": "procedure_key", "kind": "kind", "level": "level", "rung": "rung", "stage": "stage", "source": "source",
    "channel": "channel",
}  # fmt: skip


def found(wanted: Wanted, actor: Actor, at: datetime) -> Cases:
    """The cases that meet every condition. A figure's own rows are the start, so that a number and its list agree."""
    rows: Any = wanted.counted.rows(wanted.asked(at)) if wanted.counted else _in_period(_in_place(wanted), wanted)
    rows = rows.filter(**{column: getattr(wanted, name) for name, column in PLAIN.items() if getattr(wanted, name)})
    rows = _by_end(_once_held(_by_holder(rows, wanted.holder, actor), wanted.held, actor), wanted)
    if wanted.due == "overdue":
        rows = rows.overdue(at)
    elif wanted.due == "today":
        rows = rows.due_between(at, end_of(at.date()))
    return rows.filter(matching(wanted.q)) if wanted.q else rows


def _in_place(wanted: Wanted) -> Cases:
    rows: Cases = Case.objects.all()
    place, origin = wanted.place, wanted.origin
    if origin:
        rows = rows.filter(origin_division__gte=origin, origin_division__lt=successor(origin))
    return rows.filter(division__gte=place, division__lt=successor(place)) if place else rows


def _in_period(rows: Cases, wanted: Wanted) -> Cases:
    since, until = day_of(wanted.since), day_of(wanted.until)
    if since:
        rows = rows.filter(reported_at__gte=start_of(since))
    return rows.filter(reported_at__lte=end_of(until)) if until else rows


def _by_end(rows: Cases, wanted: Wanted) -> Cases:
    if wanted.shows == ALL:
        return rows
    return rows.exclude(settled_at=None) if wanted.shows == SETTLED else rows.open()


def _by_holder(rows: Cases, holder: str, actor: Actor) -> Cases:
    if holder == "me":
        return rows.held_by(actor)
    if holder == "ours":
        return rows.concerning(actor)
    if holder == "nobody":
        return rows.filter(holder=None)
    return rows.filter(holder_id=int(holder)) if is_key(holder) else rows


def _once_held(rows: Cases, held: str, actor: Actor) -> Cases:
    """In whose hands it ever was, now or earlier."""
    spans = Holding.objects.all()
    if held == "ours":
        spans = spans.filter(unit_id__in=units_of(actor))
    elif held == "me":
        spans = spans.filter(holder_id=actor.appointment_id)
    elif is_key(held):
        spans = spans.filter(holder_id=int(held))
    else:
        return rows
    return rows.filter(pk__in=spans.values("case_id"))


def matching(text: str) -> Q:
    """案号, 查询码, a phone or an identity number as a whole; otherwise words of the matter or a party's whole name."""
    typed = text.strip()
    if NUMBER.fullmatch(typed):
        return Q(number=typed)
    if CODE.fullmatch(typed.upper()):
        return Q(public_code=typed.upper())
    if PHONE.fullmatch(bare := re.sub(r"[\s-]", "", typed)):
        return _of_parties(phone_index=bare)
    if IDENTITY.fullmatch(typed):
        return _of_parties(id_number_index=typed.upper())
    return Q(words__contains=bigrams(typed)) | _of_parties(name_index=typed)


def _of_parties(**exactly: str) -> Q:
    """Fetched first: an OR over two tables would keep PostgreSQL from either index."""
    return Q(pk__in=list(Party.objects.filter(**exactly).values_list("case_id", flat=True)[:MOST_NAMED]))
