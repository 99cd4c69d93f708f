"""Joins the style parts into the served sheets and builds the icon sprite: `python -m fengge.ui.build`.

The results are committed: serving needs no build, and a test tells when they are stale.
"""

import re
from pathlib import Path

HERE = Path(__file__).parent
STATIC = HERE / "static/ui"
ICONS = HERE.parents[2] / "node_modules/@tabler/icons"

PHONE = (
    *("level", "notice", "errorsummary", "empty", "timeline", "clock", "steps", "documents", "example", "masked"),
    *("copycode", "busy", "party", "panel"),
)
DESK = (
    *PHONE,
    "qr",
    "steps/wide",
    "timeline/changes",
    "table",
    "filters",
    "tabs",
    "figures",
    "chart",
    "more",
    "fold",
    "daycount",
)
SHEETS = {
    "light.css": ("base", "forms", "phone", *(f"components/{name}" for name in PHONE)),
    "desk.css": (
        "base",
        "forms",
        "menus",
        "desk",
        "room",
        "gates",
        "drawing",
        *(f"components/{name}" for name in DESK),
        "gallery",
    ),
    "field.css": ("field",),
    "print.css": ("print",),
}
LICENCE = "<!-- Tabler Icons, MIT License, Copyright (c) 2020-2026 Paweł Kuna, https://tabler.io/icons -->"


def part(name: str) -> Path:
    """Where one part of a sheet is written."""
    if not name.startswith("components/"):
        return HERE / "styles" / f"{name}.css"
    folder, _, file = name.removeprefix("components/").partition("/")
    return HERE / "components" / folder / f"{file or folder}.css"


def sheet(name: str) -> str:
    """One served sheet: tokens first, then its parts, without comments and spare white space."""
    rules = squeezed("\n".join(part(one).read_text(encoding="utf-8") for one in SHEETS[name]))
    tokens = squeezed((STATIC / "tokens.css").read_text(encoding="utf-8"))
    if name == "light.css":
        tokens = used(tokens, tokens + rules)
    return rules if name in {"field.css", "print.css"} else tokens + rules


def squeezed(text: str) -> str:
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s*([{};])\s*", r"\1", text)
    text = re.sub(r";}", "}", re.sub(r"([:,])\s+", r"\1", re.sub(r"\s+", " ", text))).strip()
    return text.replace("}", "}\n").replace("}\n}", "}}")  # a rule a line, so that two changes merge


def used(tokens: str, text: str) -> str:
    """Only the tokens that `text` reads: a phone need not fetch the colours of charts."""
    read = set(re.findall(r"var\((--[\w-]+)", text))
    kept = re.sub(r"(--[\w-]+):[^;}]+;?", lambda found: found[0] if found[1] in read else "", tokens)
    return re.sub(r";}", "}", kept)


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
