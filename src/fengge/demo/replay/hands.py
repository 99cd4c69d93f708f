"""In whose hands a step of a story lies: the people the county has appointed, by post and place."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from fengge.orgs.acting import actor_for
from fengge.orgs.models import Account, Appointment, AppointmentKind

if TYPE_CHECKING:
    from fengge.core.access import Actor
    from fengge.demo.ground import Ground

TOWN, VILLAGE = 9, 12  # lengths of division codes
OFFICERS = {"village": "village_secretary", "town": "town_governance", "county": "county_governance"}
# Who takes a case into hands: mostly mediators; in a village the secretary and a committee member sit down with people too.
MEDIATORS = {
    "village": ("village_mediator", "village_mediator", "village_mediator", "village_secretary", "village_clerk"),
    "town": ("town_mediator", "town_mediator", "town_justice"),
    "county": ("county_mediator",),
}


class Hands:
    """Appointments of the county, asked by post and place; of several in one post, a case's serial chooses."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._held: dict[tuple[str, str], list[Appointment]] = defaultdict(list)
        rows = Appointment.objects.exclude(kind=AppointmentKind.LIAISON, post__in=("county_leader", "town_leader"))
        for row in rows.select_related("person", "division").order_by("pk"):
            self._held[row.post, row.division_id].append(row)
        self.by_key = {row.pk: row for held in self._held.values() for row in held}
        self._actors: dict[int, Actor] = {}

    def of(self, post: str, place: str, serial: int = 0) -> Appointment:
        held = self._held[post, place]
        return held[serial % len(held)]

    def officer(self, rung: str, place: str) -> Appointment:
        """Who gives cases into hands on this step of the ladder."""
        return self.of(OFFICERS[rung], self.seat(rung, place))

    def mediator(self, rung: str, place: str, serial: int) -> Appointment:
        posts = MEDIATORS[rung]
        return self.of(posts[serial % len(posts)], self.seat(rung, place), serial // len(posts))

    def seat(self, rung: str, place: str) -> str:
        """The division that stands on this step above the place."""
        return {"village": place[:VILLAGE], "town": place[:TOWN]}.get(rung, self.ground.county)

    def actor(self, who: Appointment) -> Actor:
        if who.pk not in self._actors:
            self._actors[who.pk] = actor_for(self._accounts.get(who.person_id), who)
        return self._actors[who.pk]

    @cached_property
    def _accounts(self) -> dict[int, Account]:
        return {account.person_id: account for account in Account.objects.all()}
