"""The installed county as the demo reads it: places in order, bodies by key, and the corner where the named accounts work."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from fengge.core.packs import pack
from fengge.orgs.models import Division, Level, Organisation


@dataclass(frozen=True)
class Ground:
    """Divisions by code (in order), and the ids and names of organisations by key."""

    county: str
    places: dict[str, Division]
    bodies: dict[str, int]
    names: dict[str, str]

    @classmethod
    def read(cls, *villages: str) -> Ground:
        """The active county; with `villages`, only these, for a small and quick one."""
        rows = Division.objects.filter(level__gte=Level.COUNTY).defer("boundary").order_by("code")
        kept = (row for row in rows if not villages or row.level < Level.VILLAGE or row.code[:12] in villages)
        towns = {village[:9] for village in villages}
        places = {row.code: row for row in kept if not towns or row.level < Level.TOWN or row.code[:9] in towns}
        bodies = list(Organisation.objects.values_list("key", "id", "name"))
        ids, names = {key: pk for key, pk, _ in bodies}, {key: name for key, _, name in bodies}
        return cls(pack().county, places, ids, names)

    def at(self, level: Level, within: str = "") -> list[str]:
        return [code for code in self.places if len(code) == level and code.startswith(within)]

    @property
    def towns(self) -> list[str]:
        return self.at(Level.TOWN)

    def villages(self, within: str = "") -> list[str]:
        return self.at(Level.VILLAGE, within)

    def grids(self, within: str = "") -> list[str]:
        return self.at(Level.GRID, within)

    @property
    def county_units(self) -> list[str]:
        """The units directly under the county, without the bodies that every county has."""
        own = {self.body(self.county, role) for role in ("government", "governance_center", "mediation_committee")}
        return sorted(key for key in self.bodies if key.startswith(f"{self.county}.") and key not in own)

    def body(self, place: str, *roles: str) -> str:
        """The key of the place's body; the first of `roles` that it has."""
        return next(key for role in roles if (key := f"{place}.{role}") in self.bodies)

    @cached_property
    def town(self) -> str:
        """Where most of the demo's named people work: the first town that is a 镇."""
        return next((code for code in self.towns if self.places[code].kind == "镇"), self.towns[0])

    @cached_property
    def village(self) -> str:
        return self._rural()[0]

    @cached_property
    def next_village(self) -> str:
        return self._rural()[1]

    def _rural(self) -> list[str]:
        villages = self.villages(self.town)
        return [code for code in villages if self.places[code].kind == "村"] or villages
