"""Which cases the day's lists show: their keys, by one question for all lists; the rows are fetched once they are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db.models import F, Q, Value

from fengge.cases.inbox.waiting import asked_of
from fengge.cases.models import Alarm, Case, Supervision
from fengge.cases.permissions import May
from fengge.cases.showing.rows import lines_of

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.cases.models.cases import Cases
    from fengge.cases.showing.rows import CaseLine
    from fengge.core.access import Actor

SHOWN = 12
MOST = {"watched": 2 * SHOWN}


class Day(NamedTuple):
    """Lines by list: `watched` from above, `asked` of this actor, `late`, `due` next, `new`; of each one more than is shown."""

    watched: list[CaseLine]
    asked: list[CaseLine]
    late: list[CaseLine]
    due: list[CaseLine]
    new: list[CaseLine]


def day_of(actor: Actor, at: datetime) -> Day:
    """What needs this actor at this moment. A case of the last three stands in one of them only."""
    keys = _keys(actor, at)
    cases = Case.objects.by_keys({key for found in keys.values() for key in found}, actor)
    lines = {line.case.pk: line for line in lines_of(cases, actor, at)}  # together: their places are asked for once
    return Day(**{name: [lines[key] for key in found if key in lines] for name, found in keys.items()})


def _keys(actor: Actor, at: datetime) -> dict[str, list[int]]:
    sets = _sets(actor, at)
    first, *others = (
        rows.annotate(name=Value(name), moment=F(column))
        .order_by("moment", "id")
        .values_list("name", "moment", "pk")[: MOST.get(name, SHOWN + 1)]
        for name, (rows, column) in sets.items()
    )
    found: dict[str, list[tuple[bool, datetime | None, int]]] = {name: [] for name in sets}
    for name, moment, key in first.union(*others, all=True):
        found[name].append((moment is None, moment, key))
    return {name: [key for *_, key in sorted(keys)] for name, keys in found.items()}


def _sets(actor: Actor, at: datetime) -> dict[str, tuple[Cases, str]]:
    """Each list as cases, and the moment that orders them."""
    mine: Cases = Case.objects.open().concerning(actor)
    held = mine.exclude(holder=None).filter(is_offered=False)
    return {
        "watched": (watched_by(actor), "next_due_at"),
        "asked": (asked_of(actor), "next_due_at"),
        "late": (mine.overdue(at), "next_due_at"),
        "due": (held.filter(Q(next_due_at__gte=at) | Q(next_due_at=None)), "next_due_at"),
        "new": (mine.filter(Q(holder=None) | Q(is_offered=True)).exclude(next_due_at__lt=at), "reported_at"),
    }


def watched_by(actor: Actor) -> Cases:
    """With an alarm that this actor answers, or under supervision."""
    watched = Supervision.objects.filter(lifted_at=None).values("case_id")
    if actor.may(May.ANSWER_ALARM):
        # One set of the few that are watched: asked as an OR of two, every open case would be looked at.
        watched = watched.union(Alarm.objects.filter(answered_at=None).values("case_id"))
    rows: Cases = Case.objects.open().filter(pk__in=watched)
    return rows
