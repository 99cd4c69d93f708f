"""Eight simple drawings that stand in for photographs, each varied by the dice and marked as a sketch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import ImageDraw

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from PIL import Image

WIDTH, HEIGHT = 1600, 1200
GROUND = 800
SKY, HILL, GRASS, EARTH, PLASTER = "#dbe9f1", "#a9c3a4", "#9dbb7f", "#b58f63", "#e8e2d6"
INK, STONE, WATER, TILE, WOOD = "#3f3a34", "#9a9a94", "#8fb8cf", "#6b7078", "#8a6242"


def _country(pen: ImageDraw.ImageDraw, rng: Random, ground: str = GRASS) -> None:
    """Sky, two hills, and the ground in front."""
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill=SKY)
    for left in (-300, 500):
        top = rng.randint(260, 420)
        pen.ellipse((left, top, left + rng.randint(1200, 1500), top + 1100), fill=HILL)
    pen.rectangle((0, GROUND, WIDTH, HEIGHT), fill=ground)


def _house(pen: ImageDraw.ImageDraw, left: int, width: int, top: int) -> None:
    pen.rectangle((left, top, left + width, GROUND + 60), fill=PLASTER, outline=INK, width=6)
    pen.polygon(
        [(left - 70, top), (left + width + 70, top), (left + width - 20, top - 190), (left + 20, top - 190)], TILE
    )
    pen.rectangle((left + width // 3, top + 160, left + width // 3 + 150, GROUND + 60), fill=WOOD)


def _jagged(rng: Random, start: tuple[int, int], end_y: int, sway: int) -> list[tuple[int, int]]:
    x, y = start
    points = [start]
    while y < end_y:
        x, y = x + rng.randint(-sway, sway), y + rng.randint(30, 70)
        points.append((x, y))
    return points


def _heap(pen: ImageDraw.ImageDraw, rng: Random, middle: tuple[int, int], colours: tuple[str, ...], count: int) -> None:
    for _ in range(count):
        x, y = middle[0] + int(rng.gauss(0, 150)), middle[1] - abs(int(rng.gauss(0, 70)))
        size = rng.randint(40, 90)
        pen.ellipse((x - size, y - size // 2, x + size, y + size // 2), fill=rng.choice(colours), outline=INK, width=4)


def wall_crack(image: Image.Image, rng: Random) -> None:
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill=PLASTER)
    for row, y in enumerate(range(GROUND, HEIGHT, 80)):
        for x in range(-100 + row % 2 * 80, WIDTH, 160):
            pen.rectangle((x, y, x + 150, y + 70), fill="#b9705a", outline="#d9cfc2", width=8)
    crack = _jagged(rng, (rng.randint(600, 1000), 0), GROUND + 80, 46)
    pen.line(crack, fill=INK, width=16, joint="curve")
    branch = _jagged(rng, crack[len(crack) // 2], GROUND, 90)
    pen.line(branch, fill=INK, width=8, joint="curve")
    pen.rectangle(
        (crack[3][0] + 60, crack[3][1], crack[3][0] + 420, crack[3][1] + 50), fill="#f3d36b", outline=INK, width=4
    )
    for tick in range(10):
        x = crack[3][0] + 80 + tick * 36
        pen.line((x, crack[3][1], x, crack[3][1] + (34 if tick % 5 == 0 else 20)), fill=INK, width=4)


def boundary_stone(image: Image.Image, rng: Random) -> None:
    pen = ImageDraw.Draw(image)
    _country(pen, rng)
    middle = rng.randint(700, 900)
    pen.polygon([(0, GROUND), (middle, GROUND), (middle - 260, HEIGHT), (0, HEIGHT)], fill=EARTH)
    pen.line((middle, GROUND, middle - 260, HEIGHT), fill=WOOD, width=22)
    for row in range(6):
        y = GROUND + 40 + row * 60
        pen.line((0, y, middle - 100 - row * 30, y), fill=WOOD, width=6)
    left = middle - 190
    pen.polygon(
        [(left, 1090), (left + 40, 830), (left + 170, 820), (left + 220, 1090)], fill=STONE, outline=INK, width=6
    )
    pen.line((left + 70, 900, left + 150, 895), fill="#b5362c", width=22)


def ditch(image: Image.Image, rng: Random) -> None:
    pen = ImageDraw.Draw(image)
    _country(pen, rng)
    left = rng.randint(620, 800)
    pen.polygon([(left, GROUND), (left + 90, GROUND), (left + 420, HEIGHT), (left - 240, HEIGHT)], fill=EARTH)
    pen.polygon([(left + 20, GROUND), (left + 70, GROUND), (left + 240, 1000), (left - 60, 1000)], fill=WATER)
    for _ in range(7):
        y = rng.randint(GROUND + 30, 980)
        pen.line((left, y, left + rng.randint(60, 120), y - 6), fill="#c7dde8", width=6)
    _heap(pen, rng, (left + 90, 1060), ("#8b6b45", "#a17e52", "#7a5d3b"), 16)


def eaves(image: Image.Image, rng: Random) -> None:
    pen = ImageDraw.Draw(image)
    _country(pen, rng)
    gap = rng.randint(150, 230)
    _house(pen, 120, 560, 420)
    _house(pen, 680 + gap, 620, 520)
    for x in range(700, 680 + gap - 20, 26):
        for y in range(440, GROUND + 60, 60):
            pen.line((x, y + rng.randint(-10, 10), x - 4, y + 34), fill="#5d93b5", width=6)
    pen.ellipse((670, GROUND + 40, 700 + gap, GROUND + 110), fill=WATER, outline="#5d93b5", width=5)


def blocked_path(image: Image.Image, rng: Random) -> None:
    pen = ImageDraw.Draw(image)
    _country(pen, rng)
    pen.polygon([(720, GROUND), (860, GROUND), (1240, HEIGHT), (360, HEIGHT)], fill="#d5d0c6", outline=INK, width=4)
    _house(pen, 60, 420, 480)
    _heap(pen, rng, (790, 1010), (STONE, "#b3b1a8", "#83827c"), 24)


def trampled_crop(image: Image.Image, rng: Random) -> None:
    pen = ImageDraw.Draw(image)
    _country(pen, rng, EARTH)
    bare = rng.randint(500, 900)
    for row in range(5):
        y = GROUND + 50 + row * 80
        for x in range(40, WIDTH, 74):
            flat = abs(x - bare) < 150 + row * 30
            tip = (x + rng.randint(40, 70), y - 10) if flat else (x + rng.randint(-12, 12), y - 90)
            pen.line((x, y, *tip), fill="#8a7d45" if flat else "#4f8246", width=16)
            if not flat:
                pen.ellipse((tip[0] - 34, tip[1] - 12, tip[0] + 34, tip[1] + 14), fill="#5f9a52")


def ceiling_stain(image: Image.Image, rng: Random) -> None:
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill="#f1eee7")
    pen.polygon([(0, 0), (WIDTH, 0), (1250, 560), (350, 560)], fill="#faf8f3", outline="#c9c3b6", width=6)
    pen.rectangle((350, 560, 1250, HEIGHT), fill="#e9e4d9", outline="#c9c3b6", width=6)
    x = rng.randint(600, 800)
    for size, colour in ((230, "#d9c59b"), (170, "#c9b07c"), (100, "#b79a62")):
        pen.ellipse((x - size, 330 - size // 2, x + size + 60, 330 + size // 2), fill=colour)
    pen.line(_jagged(rng, (x + 80, 400), 760, 20), fill="#b79a62", width=10, joint="curve")
    pen.ellipse((x + 40, 1020, x + 300, 1090), fill=WATER, outline="#5d93b5", width=5)


def scraped_door(image: Image.Image, rng: Random) -> None:
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill="#cfd3d6")
    pen.rectangle((0, 1000, WIDTH, HEIGHT), fill="#8d8f90")
    body = rng.choice(("#e9ebee", "#7d93a8", "#a9373a"))
    pen.rounded_rectangle((80, 420, 1520, 960), 90, fill=body, outline=INK, width=8)
    pen.polygon([(330, 430), (520, 190), (1150, 190), (1330, 430)], fill="#b9cdd8", outline=INK, width=8)
    pen.line((800, 190, 800, 940), fill=INK, width=8)
    for left in (240, 1120):
        pen.ellipse((left, 830, left + 260, 1090), fill="#2f3236", outline="#9a9a94", width=26)
    for line in range(4):
        y = rng.randint(560, 640) + line * 34
        pen.line((870, y, rng.randint(1150, 1400), y + rng.randint(-30, 30)), fill="#4b4b4b", width=9)


SUBJECTS: dict[str, Callable[[Image.Image, Random], None]] = {
    "wall_crack": wall_crack,
    "boundary_stone": boundary_stone,
    "ditch": ditch,
    "eaves": eaves,
    "blocked_path": blocked_path,
    "trampled_crop": trampled_crop,
    "ceiling_stain": ceiling_stain,
    "scraped_door": scraped_door,
}
