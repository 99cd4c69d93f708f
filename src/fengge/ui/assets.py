"""Where scripts and icons are: the import map, the libraries from node_modules, the names in the sprite."""

import json
from functools import cache
from pathlib import Path

from django.templatetags.static import static

HERE = Path(__file__).parent
MODULES = HERE / "static/ui/js"
LIBRARIES = {"htmx": "vendor/htmx.org/dist/htmx.min.js", "echarts": "vendor/echarts/dist/echarts.esm.min.mjs"}


@cache
def icon_names() -> frozenset[str]:
    return frozenset((HERE / "icons.txt").read_text(encoding="utf-8").split())


def library(name: str) -> str:
    return static(LIBRARIES[name])


@cache
def import_map() -> str:
    """Bare names of our modules and of ECharts to their hashed addresses."""
    ours = {f"ui/{path.stem}": static(f"ui/js/{path.name}") for path in sorted(MODULES.glob("*.js"))}
    return json.dumps({"imports": {**ours, "echarts": library("echarts")}}, separators=(",", ":"))
