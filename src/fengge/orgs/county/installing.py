"""Installs a county from its pack: divisions, grids, bodies, calendar. Done before anybody is appointed; doing it again
adds what is new.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db import transaction

from fengge.core.calendar.seeding import seed_calendar
from fengge.core.models import CalendarDay
from fengge.core.packs import pack
from fengge.orgs.county.boundaries import boundaries
from fengge.orgs.county.grids import grid_code, grid_name, share, village_weight
from fengge.orgs.county.places import Bodies, Body, GridPlan, Place, Places, Units
from fengge.orgs.models import Division, Level, Organisation
from fengge.orgs.models.division import parent_of
from fengge.orgs.models.organisation import organisation_key
from fengge.orgs.pinyin import sort_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from fengge.core.packs import Pack


@dataclass(frozen=True)
class Installed:
    """How many rows the county has after installing; `days` are those of its calendar."""

    divisions: int
    grids: int
    organisations: int
    days: int


@transaction.atomic
def install(county: Pack | None = None, *, since: dt.date) -> Installed:
    """Bring in what the pack lists and the database lacks; rows already there are left as the county has made them."""
    county = county or pack()
    since = county.info.valid_from or since
    seed_calendar(county)
    places = county.part(Places).rows
    outlines = boundaries(county)
    _divisions(_from_place(place, outlines, since) for place in places)
    _divisions(_grids(places, county.part(GridPlan), since))
    Organisation.objects.bulk_create([*_units(county, since), *_bodies(county, places, since)], ignore_conflicts=True)
    return Installed(
        divisions=Division.objects.exclude(level=Level.GRID).count(),
        grids=Division.objects.filter(level=Level.GRID).count(),
        organisations=Organisation.objects.count(),
        days=CalendarDay.objects.count(),
    )


def _divisions(rows: Iterable[Division]) -> None:
    ordered = sorted(rows, key=lambda row: (len(row.code), row.code))
    for _, level in groupby(ordered, key=lambda row: len(row.code)):
        Division.objects.bulk_create(list(level), ignore_conflicts=True, batch_size=500)


def _from_place(place: Place, outlines: dict[str, Any], since: dt.date) -> Division:
    return Division(
        code=place.code,
        name=place.name,
        kind=place.kind,
        parent_id=parent_of(place.code),
        sort_key=f"{place.sort_key} {place.name}" if place.sort_key else sort_key(place.name),
        longitude=place.longitude,
        latitude=place.latitude,
        boundary=outlines.get(place.code),
        valid_from=since,
    )


def _grids(places: list[Place], plan: GridPlan, since: dt.date) -> Iterable[Division]:
    by_town: dict[str, dict[str, Place]] = {}
    for place in places:
        if len(place.code) == Level.VILLAGE:
            by_town.setdefault(place.code[: Level.TOWN], {})[place.code] = place
    for town in plan.rows:
        villages = by_town.get(town.town, {})
        shares = share(town.grids, {code: village_weight(place.kind) for code, place in villages.items()})
        for code, count in shares.items():
            yield from (_grid(villages[code], serial, since) for serial in range(1, count + 1))


def _grid(village: Place, serial: int, since: dt.date) -> Division:
    return Division(
        code=grid_code(village.code, serial),
        name=grid_name(village.name, serial),
        kind="网格",
        parent_id=village.code,
        sort_key=f"{village.sort_key} {village.name} {serial:03d}",
        valid_from=since,
    )


def _units(county: Pack, since: dt.date) -> Iterable[Organisation]:
    place = next(place.name for place in county.part(Places).rows if place.code == county.county)
    for unit in county.part(Units).rows:
        yield Organisation(
            key=organisation_key(county.county, unit.key),
            name=unit.name.format(place=place),
            name_en=unit.name_en,
            kind=unit.kind,
            division_id=county.county,
            valid_from=since,
            example=unit.example,
        )


def _bodies(county: Pack, places: list[Place], since: dt.date) -> Iterable[Organisation]:
    bodies = county.part(Bodies)
    levels = {Level.COUNTY: bodies.county, Level.TOWN: bodies.town, Level.VILLAGE: bodies.village}
    for place in places:
        for role, body in levels.get(Level(len(place.code)), {}).items():
            if not body.only or place.kind in body.only:
                yield _body(place, role, body, since)


def _body(place: Place, role: str, body: Body, since: dt.date) -> Organisation:
    return Organisation(
        key=organisation_key(place.code, role),
        name=body.name.format(place=place.name),
        name_en=body.name_en.format(place=place.name),
        kind=body.kind,
        division_id=place.code,
        valid_from=since,
        example=body.example,
    )
