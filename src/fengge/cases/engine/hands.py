"""Hands: an appointment as history and teams name it, where it stands on the ladder, and giving it a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from fengge.core.clock import now, today
from fengge.core.statements import one
from fengge.orgs.county.posts import posts
from fengge.orgs.models import Appointment, Organisation

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from django.db.models import QuerySet

    from fengge.cases.models import Case
    from fengge.core.access import Actor

CODE_LENGTHS = {"county": 6, "town": 9, "village": 12}


def rung_of(division: str) -> str:
    """The step of the ladder a division code stands on; grids and groups are the village's."""
    return next((rung for rung, length in CODE_LENGTHS.items() if len(division) <= length), "village")


def place_on(rung: str, division: str) -> str:
    """The division of a rung in which another lies. A rung of a county's own making stands where the case is."""
    return division[: CODE_LENGTHS.get(rung, len(division))]


def signature(appointment: Appointment) -> str:
    """Post and name, as history shows them."""
    return f"{appointment.division.name} {appointment.post_title} {appointment.person.name}"


def token(thing: Appointment | Organisation) -> str:
    """How a case's team names an appointment or an organisation."""
    return f"{'a' if isinstance(thing, Appointment) else 'o'}:{thing.pk}"


def acting_as(by: Actor) -> Appointment:
    """The appointment of whoever acts; only staff reach this."""
    found = one(Appointment, pk=by.appointment_id)
    if found is None:
        raise Appointment.DoesNotExist
    return found


def in_charge(permission: str, divisions: Collection[str]) -> QuerySet[Appointment]:
    """Those in post in just these divisions who may do this."""
    may = [key for key in posts().posts if permission in posts().permissions_of(key)]
    found: QuerySet[Appointment] = Appointment.objects.current(on=today()).holding(*may)
    return found.filter(division_id__in=list(divisions))


def put_into_hands(case: Case, holder: Appointment | None, *, reason: str = "") -> None:
    """End the present holding and begin the next. Every earlier holder stays on record and keeps sight of the case."""
    at = now()
    case.holder, case.held_since = holder, at if holder else None
    case.unit_id = holder.organisation_id if holder else case.unit_id
    _change_hands(case, at, reason)
    if holder:
        case.let_see(token(holder))


# Ended and begun in one statement: counting what was ended makes that come first, as one open holding is all there may be.
_HANDS = """
WITH ended AS (UPDATE cases_holding SET until = %(at)s WHERE case_id = %(case)s AND until IS NULL RETURNING id)
INSERT INTO cases_holding (case_id, holder_id, unit_id, rung, division, since, until, reason)
SELECT %(case)s, %(holder)s::bigint, %(unit)s::bigint, %(rung)s, %(division)s, %(at)s, NULL, %(reason)s
FROM (SELECT count(*) FROM ended) before
"""


def _change_hands(case: Case, at: datetime, reason: str) -> None:
    """Written out: every case that changes hands comes by here."""
    values = {
        "case": case.pk,
        "holder": case.holder_id,
        "unit": case.unit_id,
        "rung": case.rung,
        "division": case.division,
    }
    with connection.cursor() as cursor:
        cursor.execute(_HANDS, {**values, "at": at, "reason": reason})


def take_into_hands(case: Case, by: Actor) -> None:
    """Whoever does the first piece of work on a case that nobody holds has it from then on."""
    if case.holder_id is None:
        put_into_hands(case, acting_as(by))
