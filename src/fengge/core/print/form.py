"""A form in Word: labels at the left, what is known or what is to be written at the right, between rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import nsdecls

from fengge.core.print.word import FANG, HEI, WIDTH, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

LABEL, SIZE, ONE_LINE = 1900, 14, 22  # the last in characters


def form_row(label: str, text: str, tall: int = 700) -> str:
    """One line, at least `tall` twentieths of a point high; lines of the text are paragraphs."""
    name = paragraph(label, face=HEI, size=SIZE, align="center")
    left = f"<w:tcPr><w:tcW w:w='{LABEL}' w:type='dxa'/><w:vAlign w:val='center'/></w:tcPr>{name}"
    lines = [line for line in text.splitlines() if line.strip()] or [""]
    words = "".join(paragraph(line, face=FANG, size=SIZE) for line in lines)
    middle = "<w:vAlign w:val='center'/>" if lines[1:] == [] and len(lines[0]) <= ONE_LINE else ""
    right = f"<w:tcPr><w:tcW w:w='{WIDTH - LABEL:.0f}' w:type='dxa'/>{middle}</w:tcPr>{words}"
    height = f"<w:trPr><w:trHeight w:val='{tall}' w:hRule='atLeast'/></w:trPr>"
    return f"<w:tr>{height}<w:tc>{left}</w:tc><w:tc>{right}</w:tc></w:tr>"


def form_table(rows: Iterable[str]) -> str:
    """The rows between rules, as wide as the text."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>' for side in sides)
    grid = f'<w:gridCol w:w="{LABEL}"/><w:gridCol w:w="{WIDTH - LABEL:.0f}"/>'
    properties = (
        f'<w:tblW w:w="{WIDTH:.0f}" w:type="dxa"/><w:tblBorders>{rules}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    )
    return f"<w:tbl {nsdecls('w')}><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
