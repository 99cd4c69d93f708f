"""Who works where: the county's posts in their true number, each person with one or several appointments."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle, islice
from typing import TYPE_CHECKING

from fengge.orgs.county.grids import share
from fengge.orgs.county.posts import AUDIT_ADMIN, SECURITY_ADMIN, SYSTEM_ADMIN
from fengge.orgs.models import AppointmentKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.demo.ground import Ground

LEADERS, POSTED = 33, 333
GRIDS_OF_A_CADRE = 3
# What a county unit's officer may do follows from the unit; every other unit has an ordinary officer.
UNIT_POSTS = {
    "police": "police_intake",
    "discipline": "discipline_intake",
    "petition": "county_petition",
    "justice": "county_justice",
    "organisation": "county_organisation",
}
REGULAR, LIAISON, POSTING = AppointmentKind.REGULAR, AppointmentKind.LIAISON, AppointmentKind.POSTING


@dataclass(frozen=True)
class Seat:
    """One appointment to be: `unit` and `lines` are keys of organisations."""

    post: str
    division: str
    unit: str = ""
    kind: str = REGULAR
    lines: tuple[str, ...] = ()


Worker = tuple[Seat, ...]


def workers(ground: Ground) -> Iterator[Worker]:
    """Everybody, from the county's leaders to the grids."""
    yield from _county(ground)
    for unit in ground.county_units:
        yield (Seat(UNIT_POSTS.get(unit.partition(".")[2], "county_unit"), ground.county, unit),)
    for town in ground.towns:
        yield from _town(ground, town)
    for village in ground.villages():
        yield from _village(ground, village)
    yield from _posted(ground)


def _county(ground: Ground) -> Iterator[Worker]:
    """Leaders, each paired with a town (县领导联乡); the governance centre; mediators; three administrators."""
    county = ground.county
    government, centre = ground.body(county, "government"), ground.body(county, "governance_center")
    for town in islice(cycle(ground.towns), LEADERS):
        yield (Seat("county_leader", county, government), Seat("county_leader", town, kind=LIAISON))
    committee = ground.body(county, "mediation_committee")
    for post, unit, count in (
        *(("county_governance", centre, 3), ("hotline", centre, 2), ("county_mediator", committee, 3)),
        *((admin, centre, 1) for admin in (SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN)),
    ):
        yield from [(Seat(post, county, unit),)] * count


def _town(ground: Ground, town: str) -> Iterator[Worker]:
    """Each village has a town leader (镇领导联村), each grid a town cadre beside its grid worker (双网格员)."""
    government = ground.body(town, "government", "subdistrict_office")
    for village in ground.villages(town):
        yield (Seat("town_leader", town, government), Seat("town_leader", village, kind=LIAISON))
    grids = ground.grids(town)
    for first in range(0, len(grids), GRIDS_OF_A_CADRE):
        mine = grids[first : first + GRIDS_OF_A_CADRE]
        yield tuple(Seat("town_cadre", grid, government, LIAISON) for grid in mine)
    centre, committee = ground.body(town, "governance_center"), ground.body(town, "mediation_committee")
    yield from [(Seat("town_governance", town, centre),)] * 2
    yield (Seat("town_justice", town, ground.body(town, "justice_office")),)
    yield from [(Seat("town_mediator", town, committee),)] * 2


def _village(ground: Ground, village: str) -> Iterator[Worker]:
    office = ground.body(village, "villagers_committee", "residents_committee")
    committee = ground.body(village, "mediation_committee")
    yield (Seat("village_secretary", village, ground.body(village, "party")),)
    yield from [(Seat("village_clerk", village, office),)] * 2
    yield from [(Seat("village_mediator", village, committee),)] * 2
    yield (Seat("proxy_agent", village, office),)
    for grid in ground.grids(village):
        yield (Seat("grid_worker", grid, office),)


def _posted(ground: Ground) -> Iterator[Worker]:
    """Sent by a county unit, managed by the town, used by the village (县派、镇管、村用)."""
    units = cycle(ground.county_units)
    for village, count in share(POSTED, dict.fromkeys(ground.villages(), 1.0)).items():
        manages = ground.body(village[:9], "government", "subdistrict_office")
        uses = ground.body(village, "party")
        for _ in range(count):
            sends = next(units)
            yield (Seat("posted_cadre", village, sends, POSTING, (sends, manages, uses)),)
