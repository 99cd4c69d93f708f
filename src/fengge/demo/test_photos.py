"""Drawn pictures for reports."""

from io import BytesIO

import pytest
from PIL import Image

from fengge.demo.photos import CAPTIONS, SUBJECT_OF, draw, photo_for
from fengge.demo.stories.scenes import kinds


@pytest.mark.parametrize("subject", CAPTIONS)
def test_a_drawing_is_a_small_clean_jpeg(subject):
    jpeg = draw(subject, 3)
    image = Image.open(BytesIO(jpeg))
    assert (image.format, image.size) == ("JPEG", (800, 600))
    assert len(jpeg) < 90_000
    assert not image.getexif()
    assert draw(subject, 3) == jpeg


def test_pictures_belong_to_scenes_that_exist():
    scenes = {scene.key for kind in kinds().values() for scene in kind.scenes}
    assert set(SUBJECT_OF) <= scenes


def test_a_family_matter_has_no_picture():
    assert photo_for("support", 1) is None
    assert photo_for("eaves", 1).caption == "屋檐滴水（示意）"
