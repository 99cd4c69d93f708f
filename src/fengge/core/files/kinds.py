"""Which files are taken, and how each is known by its content; a name proves nothing."""

import zipfile
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

IMAGES, PDF, OFFICE, AUDIO = "image", "pdf", "office", "audio"
HEAD_BYTES = 64
MOST_PARTS, LARGEST_UNPACKED = 5000, 300 * 1024 * 1024


class NotAccepted(ValueError):  # noqa: N818 - says what happened
    """The file is not taken; the message tells its owner why and what to do."""


@dataclass(frozen=True)
class Kind:
    """A sort of file: its family, media type and the ending its name gets."""

    family: str
    media_type: str
    ending: str


_OPENXML = "application/vnd.openxmlformats-officedocument"
JPEG = Kind(IMAGES, "image/jpeg", ".jpg")
PNG = Kind(IMAGES, "image/png", ".png")
WEBP = Kind(IMAGES, "image/webp", ".webp")
GIF = Kind(IMAGES, "image/gif", ".gif")
PDF_FILE = Kind(PDF, "application/pdf", ".pdf")
DOCX = Kind(OFFICE, f"{_OPENXML}.wordprocessingml.document", ".docx")
XLSX = Kind(OFFICE, f"{_OPENXML}.spreadsheetml.sheet", ".xlsx")
MP3 = Kind(AUDIO, "audio/mpeg", ".mp3")
M4A = Kind(AUDIO, "audio/mp4", ".m4a")
AMR = Kind(AUDIO, "audio/amr", ".amr")
WAV = Kind(AUDIO, "audio/wav", ".wav")
KINDS = (JPEG, PNG, WEBP, GIF, PDF_FILE, DOCX, XLSX, MP3, M4A, AMR, WAV)
_STARTS = (
    (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG), (b"GIF87a", GIF), (b"GIF89a", GIF), (b"%PDF-", PDF_FILE),
    (b"ID3", MP3), (b"\xff\xfb", MP3), (b"\xff\xf3", MP3), (b"\xff\xf2", MP3), (b"#!AMR", AMR),
)  # fmt: skip
_INSIDE_RIFF = {b"WEBP": WEBP, b"WAVE": WAV}
_FAMILY_BY_ENDING = {kind.ending: kind.family for kind in KINDS} | {".jpeg": IMAGES}


def recognise(file: BinaryIO) -> Kind:
    """The kind a file's content shows; raises NotAccepted."""
    file.seek(0)
    head = file.read(HEAD_BYTES)
    file.seek(0)
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head.startswith(b"RIFF") and head[8:12] in _INSIDE_RIFF:
        return _INSIDE_RIFF[head[8:12]]
    if head[4:11] == b"ftypM4A":
        return M4A
    if head.startswith(b"PK\x03\x04"):
        return office_kind(file)
    raise NotAccepted(why_not(head))


def why_not(head: bytes) -> str:
    if not head:
        return _("这个文件是空的")
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"msf1"):
        return _("HEIC 照片请先转成 JPG：手机“设置 → 相机 → 格式”选“兼容性最佳”，或截图后上传")
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _("旧版 Word、Excel 或加密的文件请另存为 .docx、.xlsx 后上传")
    return _("只收照片、PDF、.docx、.xlsx 和录音；这个文件的内容不是其中任何一种")


def office_kind(file: BinaryIO) -> Kind:
    """Word or Excel by what is in the package; one with macros, or one that unpacks to a mountain, is refused."""
    try:
        with zipfile.ZipFile(file) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        raise NotAccepted(_("这个文件已损坏，请重新保存后上传")) from None
    finally:
        file.seek(0)
    names = {part.filename for part in parts}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise NotAccepted(_("带宏的文件不收，请另存为不带宏的 .docx 或 .xlsx"))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise NotAccepted(_("这个文件解压后太大"))
    for inside, kind in (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX)):
        if inside in names and "[Content_Types].xml" in names:
            return kind
    raise NotAccepted(why_not(b"PK"))


def same_as_named(kind: Kind, ending: str) -> None:
    """A PDF that calls itself a photo is a disguise; a PNG that calls itself JPG is an everyday slip."""
    claimed = _FAMILY_BY_ENDING.get(ending.lower())
    if claimed and claimed != kind.family:
        raise NotAccepted(_("文件名以 %(ending)s 结尾，内容却不是；请上传原文件") % {"ending": ending})


def accepted_types(families: tuple[str, ...] = ()) -> str:
    """For the accept attribute of a file input; all families when none is named."""
    wanted = [kind for kind in KINDS if not families or kind.family in families]
    return ",".join(dict.fromkeys(kind.media_type for kind in wanted))
