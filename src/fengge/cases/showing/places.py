"""Names of places for many codes at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.orgs.models import Division
from fengge.orgs.models.division import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMED = (Level.TOWN, Level.VILLAGE, Level.GRID, Level.GROUP)


class Places:
    """Looks names up in one query, however many cases a list has."""

    def __init__(self, codes: Iterable[str]) -> None:
        wanted = {code[: level.value] for code in codes for level in NAMED if len(code) >= level.value}
        wanted |= {code for code in codes if len(code) <= Level.COUNTY}
        rows = Division.objects.filter(code__in=wanted).values_list("code", "name")
        self._names = dict(rows) if wanted else {}

    def words(self, code: str, *, within: str = "") -> str:
        """`某镇 大坪村`; what the reader's own place already says is left out, but never everything."""
        parts = [code[: level.value] for level in NAMED if len(code) >= level.value] or [code]
        told = [part for part in parts if len(part) > len(within) or not within.startswith(part)] or parts[-1:]
        names = [self._names.get(part, part) for part in told]
        # A grid is often called after its village: the village need not be said twice.
        said = [name for name, below in zip(names, [*names[1:], ""], strict=True) if not below.startswith(name)]
        return " ".join(said)
