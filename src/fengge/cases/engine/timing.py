"""The clocks of a case: derived from its events each time, with the nearest end kept on the row so that lists can be sorted."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection

from fengge.cases.procedure import Clock, Event, Missed, Running, rises, running, trace, wakes_at
from fengge.core.calendar.county import county_calendar
from fengge.core.clock import local, now
from fengge.core.events import subject_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from fengge.cases.models import Case, Letter
    from fengge.cases.procedure import Deadline, Procedure


# Asked at every change and every look, so it is written out; the wall stands before the events as before the cases.
_HISTORY = """
SELECT type, at, details::text, signature, version FROM core_event
WHERE subject_kind = %s AND subject_id = %s ORDER BY id
"""
_HISTORIES = """
SELECT subject_id, type, at, details::text FROM core_event
WHERE subject_kind = %s AND subject_id = ANY(%s) ORDER BY subject_id, id
"""


class Due(NamedTuple):
    """The nearest moment somebody owes something by, and which clock says so."""

    at: datetime | None
    key: str


class Standing(NamedTuple):
    """How a case stands among its clocks: those that run, the nearest end owed, what sends it up, when to look again."""

    running: list[Running]
    due: Due
    rise: Missed | None
    wakes_at: datetime | None


class Happened(NamedTuple):
    """An event as clocks read it, with who did it and the version it led to."""

    type: str
    at: datetime
    data: dict[str, Any]
    signature: str
    version: int


def history_of(thing: Case | Letter) -> list[Happened]:
    """Everything that happened to the case or letter, in order."""
    with connection.cursor() as cursor:
        cursor.execute(_HISTORY, [subject_kind(thing), thing.pk])
        rows = cursor.fetchall()
    return [Happened(kind, local(at), json.loads(details), who, version) for kind, at, details, who, version in rows]


def histories(things: Iterable[Case | Letter]) -> Mapping[int, list[Event]]:
    """What happened to each of these, all of one kind, in order: one question for all."""
    found: defaultdict[int, list[Event]] = defaultdict(list)
    keys = {thing.pk: thing for thing in things}
    if not keys:
        return found
    with connection.cursor() as cursor:
        cursor.execute(_HISTORIES, [subject_kind(next(iter(keys.values()))), list(keys)])
        for pk, kind, at, details in cursor.fetchall():
            found[pk].append(Event(kind, local(at), json.loads(details)))
    return found


def events_of(thing: Case | Letter) -> list[Event]:
    """What happened to the case or letter, as clocks read it."""
    return [Event(one.type, one.at, one.data) for one in history_of(thing)]


def clocks_of(case: Case, at: datetime) -> list[Clock]:
    """Every clock of the case as it stands at a moment, with its trace."""
    return clocks_from(case, events_of(case), at)


def clocks_from(case: Case, happened: Iterable[Event | Happened], at: datetime) -> list[Clock]:
    """The same, when what happened is known already."""
    procedure = case.procedure
    events = in_sequence(Event(one.type, one.at, one.data) for one in happened)
    return trace(procedure.deadlines, events, county_calendar(), at, procedure.said)


def standing(procedure: Procedure, happened: Iterable[Event], at: datetime) -> Standing:
    """How a case with these events stands at a moment."""
    events = in_sequence(happened)
    moment = max([at, *(event.at for event in events[-1:])])
    found = list(running(procedure.deadlines, events, county_calendar(), moment))
    rise = rises(procedure.ladder, found, events)
    return Standing(found, _nearest(found), rise, wakes_at(rise, found, moment))


def standing_after(procedure: Procedure, stood: Standing, happened: Iterable[Event], at: datetime) -> Standing:
    """The same once the last of these events has happened: only the clocks that hear it are read again."""
    events = in_sequence(happened)
    kind, moment = events[-1].type, max(at, events[-1].at)
    moved = [one for one in procedure.deadlines if kind in one.hears]
    kept = [one for one in stood.running if kind not in one.deadline.hears]
    found = [*kept, *running(moved, events, county_calendar(), moment)]
    rise = rises(procedure.ladder, found, events)
    return Standing(found, _nearest(found), rise, wakes_at(rise, found, moment))


def in_sequence(happened: Iterable[Event]) -> list[Event]:
    """The events as they were written. A machine's clock may have been set back between two: what came later is not earlier."""
    latest, found = None, []
    for event in happened:
        latest = event.at if latest is None else max(latest, event.at)
        found.append(event if event.at == latest else event._replace(at=latest))
    return found


def standing_of(deadlines: Iterable[Deadline], happened: Iterable[Event], at: datetime) -> Standing:
    """How something that has deadlines of its own, and no ladder to go up, stands at a moment."""
    found = list(running(deadlines, in_sequence(happened), county_calendar(), at))
    return Standing(found, _nearest(found), None, wakes_at(None, found, at))


def _nearest(found: Iterable[Running]) -> Due:
    first = min((one for one in found if not one.deadline.window), key=lambda one: one.due, default=None)
    return Due(first.due, first.deadline.key) if first else Due(None, "")


def keep_clocks(case: Case, happened: Iterable[Event]) -> None:
    """Keep on the row what lists sort by and what the sweep looks for. A look that is owed already stays owed."""
    stands = standing(case.procedure, happened, now())
    case.next_due_at, case.next_due_key = stands.due
    if case.wakes_at is None or case.wakes_at > now():
        case.wakes_at = stands.wakes_at
