"""Text and marks made safe for paper: invisible characters out, missing glyphs named, QR codes as vector squares."""

import unicodedata
from io import BytesIO
from typing import Any

import segno

from fengge.core.print.fonts import unprintable

GETA = "〓"  # the typesetter's mark for a character the case lacks
_DIRECTION = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def visible(text: str) -> str:
    """Without control and direction characters, which could make paper say something else than the record."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        character
        for character in unified
        if character in "\n\t" or (unicodedata.category(character) not in {"Cc", "Cs"} and character not in _DIRECTION)
    )


def _texts(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return "".join(_texts(each) for each in value.values())
    return "".join(_texts(each) for each in value) if isinstance(value, list | tuple) else ""


def _replaced(value: Any, table: dict[int, str]) -> Any:
    if isinstance(value, str):
        return visible(value).translate(table)
    if isinstance(value, dict):
        return {key: _replaced(each, table) for key, each in value.items()}
    return [_replaced(each, table) for each in value] if isinstance(value, list | tuple) else value


def for_paper(values: dict[str, Any]) -> dict[str, Any]:
    """`values` with every text printable, and `missing`: code points that stand as 〓."""
    missing = unprintable(visible(_texts(values)))
    table = {ord(character): GETA for character in missing}
    return {**_replaced(values, table), "missing": [f"U+{ord(character):04X}" for character in missing]}


def qr(address: str) -> bytes:
    """A QR code as SVG, medium error correction, to be placed by a template's `image`."""
    picture = BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="svg", border=2, xmldecl=False, svgns=True)
    return picture.getvalue()
