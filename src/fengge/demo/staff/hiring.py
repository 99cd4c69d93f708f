"""People and their appointments, all at once, with invented names and numbers that ring nowhere."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from fengge.core.clock import today
from fengge.demo.rows import copy, take_keys
from fengge.demo.staff.seats import Seat, workers
from fengge.demo.stories.people import SILENT_PREFIX, person
from fengge.orgs.models import Appointment, Organisation, Person
from fengge.orgs.pinyin import person_sort_key

if TYPE_CHECKING:
    import datetime as dt

    from fengge.demo.ground import Ground

SERVED = timedelta(days=500)  # longer than the story goes back
SEED = "staff"


def hire(ground: Ground) -> tuple[int, int]:
    """Fill every post. Gives how many people and how many appointments."""
    everybody = list(workers(ground))
    people = [_person(number, Random(f"{SEED}{number}")) for number in range(len(everybody))]
    for one, key in zip(people, take_keys(Person, len(people)), strict=True):
        one.pk = key
    since = today() - SERVED
    held = [
        _appointment(who, seat, ground, since) for who, seats in zip(people, everybody, strict=True) for seat in seats
    ]
    _ring(ground)
    return copy(people), copy(held)


def _person(number: int, rng: Random) -> Person:
    name = person(rng, on=today(), ages=(24, 59)).name
    return Person(name=name, sort_key=person_sort_key(name), work_phone=_number(number))


def _number(number: int) -> str:
    return f"{SILENT_PREFIX}{number % 10000:04d}"


def _appointment(who: Person, seat: Seat, ground: Ground, since: dt.date) -> Appointment:
    sends, manages, uses = (ground.bodies[key] for key in seat.lines) if seat.lines else (None, None, None)
    return Appointment(
        person_id=who.pk,
        post=seat.post,
        division_id=seat.division,
        organisation_id=ground.bodies.get(seat.unit),
        kind=seat.kind,
        valid_from=since,
        dispatching_id=sends,
        managing_id=manages,
        using_id=uses,
    )


def _ring(ground: Ground) -> None:
    """Public telephone numbers of the bodies a resident may call."""
    open_to_all = Organisation.objects.filter(
        key__in=[key for key in ground.bodies if key.endswith((".governance_center", ".mediation_committee"))]
    ).order_by("key")
    rows = list(open_to_all)
    for number, row in enumerate(rows, 9000):
        row.phone = _number(number)
    Organisation.objects.bulk_update(rows, ["phone"], batch_size=500)
