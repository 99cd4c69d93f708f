"""The pack's boundaries: GeoJSON in WGS84, one file per level, schematic (示意) unless the county brought its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fengge.core.packs import Pack

FILES = ("county", "towns", "villages", "grids")


def boundaries(county: Pack) -> dict[str, dict[str, Any]]:
    """Each division's geometry by its code; empty when the pack brings none."""
    found = {}
    for name in FILES:
        if path := county.file(f"boundaries/{name}.geojson"):
            for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
                found[feature["properties"]["code"]] = feature["geometry"]
    return found
