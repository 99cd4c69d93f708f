"""Which fonts print uses, and which characters they have between them.

The wheel's Noto Serif SC and Noto Sans SC cover all of GBK, CJK extension A and the 通用规范汉字表 (8,105 characters,
𬱖 and its like among them). Fonts installed on the machine come after them for rarer characters (GB 18030-2022 level 3:
`fonts-babelstone-han`), and before them where a county owns the official faces: 方正小标宋 and 仿宋_GB2312.
"""

from functools import cache, lru_cache
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst
from fontTools.ttLib import TTFont

PACKAGED = Path(pylopdf_fonts_zh_cn.__file__).parent


@cache
def fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[str(PACKAGED)])


@cache
def _characters(path: str) -> frozenset[int]:
    with TTFont(path, fontNumber=0, lazy=True) as font:  # the faces of one collection have the same characters
        return frozenset(font.getBestCmap() or ())


@cache
def _installed() -> list[str]:
    """Files of the upright regular fonts: one of each family is enough to know what it can print."""
    return sorted({font.path for font in fonts().fonts() if font.path and (font.weight, font.style) == (400, "normal")})


@lru_cache(maxsize=4096)
def _is_in_an_installed_font(character: str) -> bool:
    return any(ord(character) in _characters(path) for path in _installed())


def unprintable(text: str) -> list[str]:
    """The characters of `text` that no font here has, once each, in order of code point."""
    packaged = _characters(str(PACKAGED / "NotoSerifSC-Regular.otf"))
    rare = {character for character in text if ord(character) not in packaged and not character.isspace()}
    return sorted(character for character in rare if not _is_in_an_installed_font(character))
