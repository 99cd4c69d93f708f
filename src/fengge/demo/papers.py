"""A sheet that stands in for the scan of a signed agreement: lines, two names nobody can read, and a seal."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

WIDTH, HEIGHT, MARGIN = 744, 1052, 90
PAPER, INK, GREY, SEAL = "#fdfcf8", "#23262b", "#8c8f94", "#c0392b"


@cache
def signed_page() -> bytes:
    """A page as JPEG; no word on it can be read, so that nobody takes it for a paper that counts."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen, rng = ImageDraw.Draw(image), Random(5)
    pen.line((WIDTH // 2 - 150, 120, WIDTH // 2 + 150, 120), fill=INK, width=14)
    for row in range(18):
        indent = 44 if row % 6 == 0 else 0
        pen.line((MARGIN + indent, 200 + row * 34, WIDTH - MARGIN - rng.randint(0, 160), 200 + row * 34), GREY, 7)
    for left in (MARGIN, WIDTH // 2 + 20):
        points = [(left + step * 12, 900 + rng.randint(-22, 22)) for step in range(14)]
        pen.line(points, fill=INK, width=4, joint="curve")
    pen.ellipse((WIDTH - 290, 830, WIDTH - 130, 990), outline=SEAL, width=7)
    pen.regular_polygon((WIDTH - 210, 910, 30), 3, fill=SEAL)
    out = BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()
