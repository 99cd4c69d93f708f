"""Photos made anew: upright, of a sensible size, and without what a camera writes beside the picture, above all the place."""

from io import BytesIO
from typing import BinaryIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from fengge.core.files.kinds import JPEG, PNG, Kind, NotAccepted

LONGEST_SIDE = 3000  # a page photographed stays readable at print size
MOST_PIXELS = 50_000_000
MOST_JPEG_PIXELS = 120_000_000  # decoded at a fraction of its size
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
WRONG = (UnidentifiedImageError, OSError, ValueError, SyntaxError, MemoryError, EOFError)
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def remade(file: BinaryIO) -> tuple[BytesIO, Kind]:
    """The picture encoded anew, as PNG where it has transparency or was one, else as JPEG."""
    file.seek(0)
    try:
        with Image.open(file, formats=FORMATS) as picture:
            check_pixels(picture)
            kind = PNG if picture.format in ("PNG", "GIF") or picture.has_transparency_data else JPEG
            return encoded(smaller(picture), kind), kind
    except BOMBS:
        raise NotAccepted(_("这张照片的像素太多，请缩小后上传")) from None
    except NotAccepted:
        raise
    except WRONG:
        raise NotAccepted(_("这张照片打不开，可能没有传完整，请重新上传")) from None


def check_pixels(picture: Image.Image) -> None:
    """Before anything is decoded."""
    limit = MOST_JPEG_PIXELS if picture.format == "JPEG" else MOST_PIXELS
    if picture.width * picture.height > limit:
        raise NotAccepted(_("这张照片的像素太多，请缩小后上传"))


def smaller(picture: Image.Image) -> Image.Image:
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return upright


def encoded(picture: Image.Image, kind: Kind) -> BytesIO:
    """Only the pixels and the colour profile go on; position, camera and comments stay behind."""
    clean = (
        picture.convert("RGB") if kind is JPEG else picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    )
    clean.info = {}
    out, profile = BytesIO(), picture.info.get("icc_profile")
    if kind is JPEG:
        clean.save(out, "JPEG", quality=86, optimize=True, progressive=True, icc_profile=profile)
    else:
        clean.save(out, "PNG", optimize=False, icc_profile=profile)
    out.seek(0)
    return out
