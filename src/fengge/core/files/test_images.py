"""Photos lose what the camera wrote beside the picture, and cannot be bombs."""

import io
import struct
import zlib

import pytest
from PIL import Image

from fengge.core.files import NotAccepted
from fengge.core.files.images import LONGEST_SIDE, remade


def photo(size=(80, 40), mode="RGB", kind="JPEG", **options):
    out = io.BytesIO()
    Image.new(mode, size, "red").save(out, kind, **options)
    out.seek(0)
    return out


def test_the_place_and_the_camera_are_forgotten_and_the_picture_stands_upright():
    exif = Image.Exif()
    exif[0x0110] = "A phone"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (27.0, 13.0, 26.0)
    made, kind = remade(photo(exif=exif, comment=b"secret"))
    with Image.open(made) as picture:
        assert picture.size == (40, 80)
        assert dict(picture.getexif()) == {}
        assert "comment" not in picture.info
    assert b"A phone" not in made.getvalue()
    assert kind.media_type == "image/jpeg"


def test_a_large_photo_is_made_smaller():
    made, _kind = remade(photo((6000, 200)))
    with Image.open(made) as picture:
        assert max(picture.size) <= LONGEST_SIDE


def test_transparency_stays():
    made, kind = remade(photo(mode="RGBA", kind="PNG"))
    assert kind.media_type == "image/png"
    assert remade(photo(mode="P", kind="GIF"))[1].media_type == "image/png"
    assert remade(photo(kind="WEBP"))[1].media_type == "image/jpeg"
    assert remade(photo(mode="CMYK"))[1].media_type == "image/jpeg"
    with Image.open(made) as picture:
        assert picture.mode == "RGBA"


@pytest.mark.parametrize("size", [(60_000, 60_000), (10_000, 9_000)])
def test_a_bomb_is_refused_before_it_goes_off(size):
    with pytest.raises(NotAccepted, match="像素太多"):
        remade(io.BytesIO(png_header(*size)))


@pytest.mark.parametrize("content", [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a"])
def test_half_a_photo_is_told_so(content):
    with pytest.raises(NotAccepted, match="打不开"):
        remade(io.BytesIO(content))


def test_a_photo_cut_short_is_told_so():
    whole = photo((800, 800)).getvalue()
    with pytest.raises(NotAccepted, match="打不开"):
        remade(io.BytesIO(whole[: len(whole) // 2]))


def png_header(width, height):
    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
