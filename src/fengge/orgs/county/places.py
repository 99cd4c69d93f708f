"""The county's places as the pack lists them."""

from __future__ import annotations

from pydantic import Field

from fengge.core.packs import Entry, Part, Table


class Place(Entry):
    """A line of `divisions.csv`: the code cut to its level, the usual name, the kind of place and how the name
    sounds.
    """

    code: str = Field(pattern=r"^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12}|\d{15}|\d{18})$")
    name: str = Field(min_length=1, max_length=80)
    kind: str
    sort_key: str = ""
    longitude: float | None = Field(default=None, ge=-180, le=180)
    latitude: float | None = Field(default=None, ge=-90, le=90)


class Places(Table, file="divisions.csv"):
    """Every division from the province down to the village."""

    rows: list[Place]


class TownGrids(Entry):
    """How many grids a town has, and its households by which they were counted."""

    town: str = Field(pattern=r"^\d{9}$")
    households: int = Field(ge=0)
    grids: int = Field(ge=0)


class GridPlan(Table, file="grids.csv"):
    """The grids of every town. A county without this file draws its grids itself."""

    rows: list[TownGrids]


class Unit(Entry):
    """A county unit: {place} in its names stands for the county."""

    key: str = Field(pattern=r"^[a-z_]+$")
    name: str
    name_en: str
    kind: str


class Units(Table, file="county_units.csv"):
    """The units directly under the county."""

    rows: list[Unit]


class Body(Entry):
    """A body that every place of a level has; `only` limits it to some kinds of place."""

    name: str
    name_en: str
    kind: str
    only: list[str] = []


class Bodies(Part, file="organisations.toml"):
    """The bodies of each level, by key."""

    county: dict[str, Body] = {}
    town: dict[str, Body] = {}
    village: dict[str, Body] = {}
