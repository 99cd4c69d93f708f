"""Households over the grids, as many as their towns' size asks for, each with its doorplate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from fengge.core.clock import now, today
from fengge.core.packs import pack
from fengge.demo.rows import copy, take_keys
from fengge.demo.stories.cast import SIGNS
from fengge.demo.stories.people import households
from fengge.orgs.county.grids import share
from fengge.orgs.county.places import GridPlan
from fengge.people.models import Doorplate, Household, key_of
from fengge.people.models.doorplate import CODE_LENGTH, LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.demo.ground import Ground

HOUSEHOLDS = 20_000
VOLUNTEER = 0.4
FIRST_CODE = "FENGGEDEM888"
SEED = "doors"
ONES = ("", *"一二三四五六七八九")
TENS = ("", "十", *(f"{digit}十" for digit in "二三四五六七八九"))
GROUPS_OF_A_GRID = 3


@dataclass(frozen=True)
class Door:
    grid: str
    address: str


def build_doors(ground: Ground, count: int = HOUSEHOLDS) -> int:
    """Households and a plate for each; the first door of the demo's village has the code that is printed."""
    rng = Random(SEED)
    doors = list(_doors(ground, count))
    rows = [_household(door, rng) for door in doors]
    for row, key in zip(rows, take_keys(Household, len(rows)), strict=True):
        row.pk = key
    copy(rows)
    first = ground.grids(ground.village)[0]
    codes = _codes(rng, next(number for number, door in enumerate(doors) if door.grid == first))
    return copy([_plate(row, next(codes)) for row in rows])


def _doors(ground: Ground, count: int) -> Iterator[Door]:
    sizes = {row.town: float(row.households) for row in pack().part(GridPlan).rows if row.town in ground.places}
    for town, many in share(count, sizes or dict.fromkeys(ground.towns, 1.0)).items():
        for grid, doors in share(many, dict.fromkeys(ground.grids(town), 1.0)).items():
            yield from (Door(grid, _address(ground, grid, number)) for number in range(1, doors + 1))


def _address(ground: Ground, grid: str, number: int) -> str:
    if _is_community(ground, grid):
        return f"{SIGNS[int(grid[12:]) % len(SIGNS)]}路 {number} 号"
    return f"{group_of(ground, grid, number)} {number} 号"


def group_of(ground: Ground, grid: str, number: int = 1) -> str:
    """The group a door belongs to: in a village a grid gathers three neighbouring groups of villagers."""
    serial = int(grid[12:])
    if _is_community(ground, grid):
        return f"第{serial}居民小组"
    tens, ones = divmod((serial - 1) * GROUPS_OF_A_GRID + number % GROUPS_OF_A_GRID + 1, 10)
    return f"{TENS[tens]}{ONES[ones]}组"


def _is_community(ground: Ground, grid: str) -> bool:
    return ground.places[grid[:12]].kind == "社区"


def _household(door: Door, rng: Random) -> Household:
    """What the household gave: how many live there; two in five also a name and a number."""
    (told,) = households(door.grid, 1, rng, today())
    head = told.members[0]
    row = Household(division=door.grid, address=door.address, members=len(told.members))
    if rng.random() < VOLUNTEER:
        row.contact, row.phone = head.name, head.phone
        row.given_on = today() - timedelta(days=rng.randint(3, 360))
    return row


def _codes(rng: Random, first: int) -> Iterator[str]:
    seen, number = {FIRST_CODE}, 0
    while True:
        code = FIRST_CODE if number == first else "".join(rng.choices(LETTERS, k=CODE_LENGTH))
        if code not in seen or number == first:
            seen.add(code)
            number += 1
            yield code


def _plate(row: Household, code: str) -> Doorplate:
    return Doorplate(household_id=row.pk, division=row.division, code=code, key=key_of(code), issued_at=now())
