"""An upload made ready to be stored: known by its content, named cleanly, photos made anew."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.utils.translation import gettext as _

from fengge.core.files.images import remade
from fengge.core.files.kinds import IMAGES, Kind, NotAccepted, recognise, same_as_named

TEN_MEGABYTES = 10 * 1024 * 1024
LONGEST_NAME = 120
CHUNK = 64 * 1024


@dataclass(frozen=True)
class Prepared:
    """Content that passed every check; `name` is what a download is called."""

    name: str
    kind: Kind
    content: BinaryIO = field(repr=False)
    size: int

    def chunks(self) -> Iterator[bytes]:
        self.content.seek(0)
        return iter(lambda: self.content.read(CHUNK), b"")


def prepare(upload: Any) -> Prepared:
    """Checks and cleans an uploaded file (or any binary file with `name`); raises NotAccepted with words for its owner."""
    if isinstance(upload, Prepared):
        return upload
    content = cast("BinaryIO", getattr(upload, "file", upload))
    check_size(size_of(content))
    kind = recognise(content)
    same_as_named(kind, ending(upload.name or ""))
    if kind.family == IMAGES:
        content, kind = remade(content)
    return Prepared(clean_name(upload.name or "", kind), kind, content, size_of(content))


def size_of(content: BinaryIO) -> int:
    return content.seek(0, 2)


def check_size(size: int) -> None:
    limit = int(getattr(settings, "FILE_SIZE_LIMIT", TEN_MEGABYTES))
    if size > limit:
        told = {"limit": limit // 1024**2, "size": f"{size / 1024**2:.1f}"}
        raise NotAccepted(_("单个文件最大 %(limit)d MB，这个是 %(size)s MB") % told)


def ending(name: str) -> str:
    found = re.search(r"\.[A-Za-z0-9]{1,5}$", name.strip())
    return found[0] if found else ""


def clean_name(name: str, kind: Kind) -> str:
    """The last part of the name with the ending of the content; rare characters stay."""
    from fengge.core.inputs.characters import visible  # inputs prepare their uploads here

    last = re.split(r"[/\\]", name)[-1]
    stem = re.sub(r'[\n\t\ufffd"<>|:*?]', "", visible(last)).removesuffix(ending(last)).strip(" .")
    return (stem[:LONGEST_NAME] or _("文件")) + kind.ending
