"""Where the world lies: one town of a county, with two villages."""

from __future__ import annotations

from datetime import date

COUNTY, TOWN, VILLAGE, NEXT_VILLAGE = "520329", "520329102", "520329102205", "520329102206"
GRID, GROUP = f"{VILLAGE}001", f"{VILLAGE}001001"
LONG_AGO = date(2020, 1, 1)
