"""Which village a point lies in. The cells are schematic (示意) until the county brings its own boundaries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from fengge.orgs.models import Division, Level

if TYPE_CHECKING:
    from shapely import STRtree
    from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True)
class Cells:
    """Village cells ready for asking: the tree's numbers lead to codes and shapes."""

    codes: list[str]
    shapes: list[BaseGeometry]
    tree: STRtree


def locate(latitude: float, longitude: float) -> Division | None:
    """The village whose cell holds this WGS84 point, or None outside every cell; on a border, the lower code."""
    from shapely import Point

    cells, point = _cells(), Point(longitude, latitude)
    hits = [cells.codes[number] for number in cells.tree.query(point) if cells.shapes[number].intersects(point)]
    return Division.objects.filter(code=min(hits)).first() if hits else None


def forget_cells() -> None:
    """After boundaries have changed."""
    _cells.cache_clear()


@lru_cache(maxsize=1)
def _cells() -> Cells:
    from shapely import STRtree
    from shapely.geometry import shape

    rows = (
        Division.objects.filter(level=Level.VILLAGE, valid_to=None)
        .exclude(boundary=None)
        .values_list("code", "boundary")
    )
    codes, shapes = [code for code, _ in rows], [shape(boundary) for _, boundary in rows]
    return Cells(codes, shapes, STRtree(shapes))
