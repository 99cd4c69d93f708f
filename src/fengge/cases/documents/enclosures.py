"""Attachments as pages: a picture fits one page, a PDF keeps its own pages; what cannot be shown is said."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from PIL import Image, UnidentifiedImageError
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from fengge.cases.documents.records import Attachment

PICTURES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif"}
Leaf = dict[str, Any]


def leaves(attachments: Sequence[Attachment], prefix: str) -> tuple[list[Leaf], dict[str, bytes]]:
    """The pages of some attachments and the files those pages show."""
    pages: list[Leaf] = []
    files: dict[str, bytes] = {}
    for number, attachment in enumerate(attachments):
        name, content = _shown(attachment, f"{prefix}-{number}")
        if not name:
            pages.append({"title": attachment.title, "name": attachment.name, "file": "", "page": 0})
            continue
        files[name] = content
        count = len(PdfReader(BytesIO(content)).pages) if name.endswith(".pdf") else 1
        pages += [
            {"title": attachment.title, "name": attachment.name, "file": name, "page": page}
            for page in range(1, count + 1)
        ]
    return pages, files


def _shown(attachment: Attachment, stem: str) -> tuple[str, bytes]:
    if attachment.content.startswith(b"%PDF-"):
        return _pdf(attachment.content, stem)
    try:
        with Image.open(BytesIO(attachment.content)) as picture:
            picture.verify()
            ending = PICTURES.get(picture.format or "")
    except (UnidentifiedImageError, OSError, SyntaxError):
        return "", b""
    return (f"{stem}.{ending}", attachment.content) if ending else ("", b"")


def _pdf(content: bytes, stem: str) -> tuple[str, bytes]:
    """Written anew, so that what is damaged or locked is found here and not while the dossier is set."""
    try:
        reader = PdfReader(BytesIO(content))
        writer = PdfWriter()
        writer.append(reader, import_outline=False)
        out = BytesIO()
        writer.write(out)
    except (PyPdfError, ValueError, KeyError, RecursionError):
        return "", b""
    return f"{stem}.pdf", out.getvalue()
