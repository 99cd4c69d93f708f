"""The clocks of a case: derived from its events each time, with the nearest end kept on the row so that lists can be sorted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection

from fengge.cases.procedure import Clock, Event, owed, trace
from fengge.core.calendar.county import county_calendar
from fengge.core.clock import local, now
from fengge.core.events import subject_kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from fengge.cases.models import Case, Letter
    from fengge.cases.procedure import Deadline, Procedure


# Asked at every change and every look, so it is written out; the wall stands before the events as before the cases.
_HISTORY = """
SELECT type, at, details::text, signature, version FROM core_event
WHERE subject_kind = %s AND subject_id = %s ORDER BY id
"""


class Due(NamedTuple):
    """The nearest moment somebody owes something by, and which clock says so."""

    at: datetime | None
    key: str


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


def events_of(thing: Case | Letter) -> list[Event]:
    """What happened to the case or letter, as clocks read it."""
    return [Event(one.type, one.at, one.data) for one in history_of(thing)]


def clocks_of(case: Case, at: datetime) -> list[Clock]:
    """Every clock of the case as it stands at a moment, with its trace."""
    return clocks_from(case, events_of(case), at)


def clocks_from(case: Case, happened: Iterable[Event | Happened], at: datetime) -> list[Clock]:
    """The same, when what happened is known already."""
    procedure = case.procedure
    events = [Event(one.type, one.at, one.data) for one in happened]
    return trace(procedure.deadlines, events, county_calendar(), at, procedure.said)


def due_after(case: Case, kind: str, details: dict[str, Any]) -> Due:
    """The nearest end once this event, not yet written, has happened."""
    happened = [*events_of(case), Event(kind, now(), details)] if case.pk else [Event(kind, now(), details)]
    return nearest(case.procedure, happened, now())


def first_due(procedure: Procedure, kind: str, at: datetime, **details: Any) -> Due:
    """The nearest end of a case that begins with this event."""
    return nearest(procedure, [Event(kind, at, details)], at)


def nearest(procedure: Procedure, happened: Iterable[Event], at: datetime) -> Due:
    """The end that comes first among those somebody owes."""
    return nearest_end(procedure.deadlines, happened, at)


def nearest_end(deadlines: Iterable[Deadline], happened: Iterable[Event], at: datetime) -> Due:
    """The same for deadlines that belong to no procedure."""
    ends = owed(deadlines, happened, county_calendar(), at)
    first = min(ends, key=lambda end: end[1], default=None)
    return Due(first[1], first[0].key) if first else Due(None, "")
