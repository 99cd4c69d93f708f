"""Joins the style parts into the served sheets and builds the icon sprite: `python -m fengge.ui.build`.

The results are committed: serving needs no build, and a test tells when they are stale.
"""

import re
from pathlib import Path

HERE = Path(__file__).parent
STATIC = HERE / "static/ui"
ICONS = HERE.parents[2] / "node_modules/@tabler/icons"

PHONE_COMPONENTS = (
    "level",
    "notice",
    "errorsummary",
    "empty",
    "timeline",
    "clock",
    "steps",
    "documents",
    "example",
    "masked",
    "qr",
    "copycode",
    "busy",
    "party",
    "panel",
)
DESK_COMPONENTS = (*PHONE_COMPONENTS, "table", "filters", "tabs", "figures", "chart", "more")
SHEETS = {
    "light.css": ("base", "forms", "menus", "phone", *(f"components/{name}" for name in PHONE_COMPONENTS)),
    "desk.css": ("base", "forms", "menus", "desk", *(f"components/{name}" for name in DESK_COMPONENTS), "gallery"),
    "print.css": ("print",),
}
LICENCE = "<!-- Tabler Icons, MIT License, Copyright (c) 2020-2026 Paweł Kuna, https://tabler.io/icons -->"


def part(name: str) -> Path:
    """Where one part of a sheet is written."""
    if name.startswith("components/"):
        return HERE / name / f"{name.removeprefix('components/')}.css"
    return HERE / "styles" / f"{name}.css"


def sheet(name: str) -> str:
    """One served sheet: tokens first, then its parts, without comments and spare white space."""
    tokens = [] if name == "print.css" else [STATIC / "tokens.css"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*tokens, *map(part, SHEETS[name])])
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s*([{};])\s*", r"\1", text)
    return re.sub(r";}", "}", re.sub(r"([:,])\s+", r"\1", re.sub(r"\s+", " ", text))).strip() + "\n"


def sprite(icons: Path = ICONS) -> str:
    """The symbols of `icons.txt`, in its order."""
    version = re.search(r'"version":\s*"([^"]+)"', (icons / "package.json").read_text(encoding="utf-8"))
    symbols = [_symbol(icons, name) for name in (HERE / "icons.txt").read_text(encoding="utf-8").split()]
    told = LICENCE.replace(", MIT", f" {version[1] if version else ''}, MIT")
    return "\n".join([told, '<svg xmlns="http://www.w3.org/2000/svg">', *symbols, "</svg>", ""])


def _symbol(icons: Path, name: str) -> str:
    drawn = (icons / f"icons/outline/{name}.svg").read_text(encoding="utf-8")
    shapes = re.findall(r"<(?:path|circle|rect|line|polyline|ellipse)\b[^>]*/>", drawn)
    kept = "".join(shape.replace(" />", "/>") for shape in shapes if 'stroke="none"' not in shape)
    return f'<symbol id="{name}" viewBox="0 0 24 24">{kept}</symbol>'


def main() -> None:
    for name in SHEETS:
        (STATIC / name).write_text(sheet(name), encoding="utf-8")
    if ICONS.exists():
        (STATIC / "icons.svg").write_text(sprite(), encoding="utf-8")


if __name__ == "__main__":
    main()
