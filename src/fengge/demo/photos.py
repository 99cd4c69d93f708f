"""Pictures to attach to reports: drawn, not taken, and each says so. No camera, no place, no person in them."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

from fengge.demo.drawings import HEIGHT, SUBJECTS, WIDTH

SIZE = (WIDTH // 2, HEIGHT // 2)
QUALITY = 82
CAPTIONS = {
    "wall_crack": "墙体裂缝",
    "boundary_stone": "地界石",
    "ditch": "水沟被堵处",
    "eaves": "屋檐滴水",
    "blocked_path": "被堵的路口",
    "trampled_crop": "受损的庄稼",
    "ceiling_stain": "屋顶渗水",
    "scraped_door": "车门刮痕",
}
# Scene → what its photo shows. Matters of the family, of wages and of debts have none.
SHOWS = {
    "wall_crack": (
        "wall_crack",
        "overstep",
        "shared_wall",
        "damage_road",
        "build_quality",
        "falling_stone",
        "demolish_share",
    ),
    "boundary_stone": (
        "field_edge",
        "mountain_edge",
        "boundary_taking",
        "tenure_public",
        "exchange",
        "road_land",
        "grave",
    ),
    "ditch": ("water", "drain", "drain_base", "pond", "water_source", "pig_farm"),
    "eaves": ("eaves", "tree"),
    "blocked_path": ("path", "road_heap", "rubbish", "temporary", "yard_share", "stairs"),
    "trampled_crop": ("cattle", "hens", "pesticide", "tractor", "tea_edge", "fire", "campfire", "seedling"),
    "ceiling_stain": ("leak", "rooftop"),
    "scraped_door": ("scrape", "parking"),
}
SUBJECT_OF = {scene: subject for subject, scenes in SHOWS.items() for scene in scenes}
# 示意 as pen strokes on a 10 × 10 square: no font needs to be installed.
GLYPHS = (
    (((2, 2), (8, 2)), ((1, 4.4), (9, 4.4)), ((5, 4.4), (5, 9), (4, 8.4)), ((3, 6), (1.6, 8)), ((7, 6), (8.4, 8))),
    (
        ((5, 0.4), (5, 1.2)), ((2, 1.4), (8, 1.4)), ((3.6, 1.8), (4, 2.8)), ((6.4, 1.8), (6, 2.8)), ((1, 3), (9, 3)),
        ((2.6, 3.8), (7.4, 3.8), (7.4, 6.6), (2.6, 6.6), (2.6, 3.8)), ((2.6, 5.2), (7.4, 5.2)),
        ((1.6, 7.4), (1, 8.8)), ((3.2, 7.4), (3.6, 9.2), (6.6, 9.2), (6.8, 8.4)), ((5, 7.2), (5.6, 8)), ((8, 7.2), (9, 8.6)),
    ),
)  # fmt: skip
LABEL, CELL = 44, 12


@dataclass(frozen=True)
class Photo:
    """A JPEG of 800 × 600 with a name and a caption."""

    name: str
    caption: str
    jpeg: bytes


def _mark(image: Image.Image) -> None:
    """示意 in the lower right corner, dark on light."""
    pen = ImageDraw.Draw(image)
    side = LABEL * 3
    left, top = WIDTH - 2 * side - LABEL * 2, HEIGHT - side - LABEL * 2
    pen.rounded_rectangle((left, top, WIDTH - LABEL, HEIGHT - LABEL), 24, fill="#ffffff", outline="#3f3a34", width=5)
    for place, strokes in enumerate(GLYPHS):
        x0, y0 = left + LABEL // 2 + place * side, top + LABEL // 2
        for stroke in strokes:
            pen.line([(x0 + x * CELL, y0 + y * CELL) for x, y in stroke], fill="#3f3a34", width=11, joint="curve")


def draw(subject: str, seed: int) -> bytes:
    """The subject as JPEG; the same seed gives the same bytes. Raises KeyError for an unknown subject."""
    image = Image.new("RGB", (WIDTH, HEIGHT))
    SUBJECTS[subject](image, Random(seed))
    _mark(image)
    out = BytesIO()
    image.resize(SIZE, Image.Resampling.LANCZOS).save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def photo_for(scene: str, seed: int) -> Photo | None:
    """The picture that fits a story's scene, if it is a thing one would photograph."""
    subject = SUBJECT_OF.get(scene)
    if subject is None:
        return None
    caption = f"{CAPTIONS[subject]}（示意）"
    return Photo(f"{caption}.jpg", caption, draw(subject, seed))
