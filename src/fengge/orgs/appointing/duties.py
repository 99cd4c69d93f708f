"""Duties: what can be open in somebody's hands. Higher apps attach theirs here; ending an appointment moves
them all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fengge.core.access import Actor, scope
from fengge.orgs.acting import actor_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from fengge.core.wording import Words
    from fengge.orgs.models import Appointment

    Count = Callable[[Appointment], int]
    Move = Callable[[Appointment, Appointment, Actor], int]


@dataclass(frozen=True)
class Duty:
    """A kind of open work. `count` and `move` run inside a scope that sees what both appointments see.

    `count(appointment)` says how much is open; `move(leaving, successor, by)` hands all of it over and says how much
    it was; `by` is who ends the appointment, seeing what both see. The move writes its own history.
    """

    key: str
    title: Words
    count: Count
    move: Move


_duties: dict[str, Duty] = {}


def attach(duty: Duty) -> Duty:
    """Make a kind of work known. Two of one key are an error."""
    if duty.key in _duties:
        raise ValueError(f"duty {duty.key!r} is attached twice")
    _duties[duty.key] = duty
    return duty


def open_duties(appointment: Appointment) -> dict[Duty, int]:
    """What is open in these hands, seen with this appointment's own eyes; only kinds that have any."""
    with scope(actor_for(None, appointment)):
        counts = {duty: duty.count(appointment) for duty in _duties.values()}
    return {duty: count for duty, count in counts.items() if count}


def hand_over(leaving: Appointment, successor: Appointment, by: Actor) -> dict[str, int]:
    """Move every open duty. Inside, rows of both are seen: what leaves one's hands must be able to reach the
    other's.
    """
    old, new = actor_for(None, leaving), actor_for(None, successor)
    both = replace(
        by,
        places=tuple({*old.places, *new.places}),
        teams=tuple({*by.teams, *old.teams, *new.teams}),
        clearance=max(old.clearance, new.clearance),
    )
    with scope(both):
        moved = {key: duty.move(leaving, successor, both) for key, duty in _duties.items()}
    return {key: count for key, count in moved.items() if count}
