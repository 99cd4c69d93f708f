"""Draws a procedure: as Mermaid text and as one plain picture."""

from fengge.cases.procedure.drawing.mermaid import draw
from fengge.cases.procedure.drawing.svg import draw_svg

__all__ = ["draw", "draw_svg"]
