"""What is served is what is written, small enough, and readable in every set of colours."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from fengge.ui import build
from fengge.ui.assets import icon_names

PACKAGE = Path(build.HERE).parent
TOKENS = (build.STATIC / "tokens.css").read_text(encoding="utf-8")
SELECTORS = {
    "light": [":root {"],
    "dark": [":root {", ':root[data-theme="dark"] {'],
    "contrast": [":root {", ':root[data-contrast="more"] {'],
    "contrast dark": [":root {", ':root[data-contrast="more"][data-theme="dark"] {'],
    "large": [":root {", ':root[data-type="large"][data-theme="light"] {'],
}
WORDS = ("ink", "ink-2", "hint", "link", "good", "warn", "danger")
PAPERS = ("paper", "ground", "sunk")


@pytest.mark.parametrize("name", build.SHEETS)
def test_a_served_sheet_is_fresh(name):
    assert (build.STATIC / name).read_text(encoding="utf-8") == build.sheet(name), "run python -m fengge.ui.build"


def test_the_phone_sheet_stays_light():
    assert len(build.sheet("light.css").encode()) <= 20_000


@pytest.mark.skipif(not build.ICONS.exists(), reason="the icons come with npm ci")
def test_the_sprite_is_fresh():
    assert (build.STATIC / "icons.svg").read_text(encoding="utf-8") == build.sprite(), "run python -m fengge.ui.build"


def test_every_icon_named_anywhere_is_in_the_sprite():
    named = set()
    for path in [*PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.py")]:
        if not path.name.startswith("test_"):
            named |= set(re.findall(r'{% icon "([\w-]+)"|icon="([\w-]+)"', path.read_text(encoding="utf-8")))
    assert {name for pair in named for name in pair if name} <= icon_names()


@pytest.mark.parametrize("mode", SELECTORS)
def test_words_can_be_read_on_every_paper(mode):
    colours = palette(mode)
    wanted = 7 if mode in {"large", "contrast", "contrast dark"} else 4.5
    pairs = [(word, paper) for word in WORDS for paper in PAPERS[: 3 if wanted < 5 else 1]]
    pairs += [(tone, f"{tone}-soft") for tone in ("good", "warn", "danger")] if wanted < 5 else []
    poor = {pair: round(ratio(*(colours[one] for one in pair)), 2) for pair in [*pairs, ("on-accent", "accent")]}
    assert not {pair: found for pair, found in poor.items() if found < wanted}


def test_the_edge_of_a_control_can_be_seen():
    assert all(ratio(palette(mode)["edge"], palette(mode)["paper"]) >= 3 for mode in SELECTORS)


def palette(mode: str) -> dict[str, str]:
    blocks = [TOKENS.split(selector, 1)[1].split("}", 1)[0] for selector in SELECTORS[mode]]
    return {name: value for block in blocks for name, value in re.findall(r"--([\w-]+): (#\w+)", block)}


def ratio(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int("".join(pair), 16) / 255 for pair in list(pairwise(digits))[::2]]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
