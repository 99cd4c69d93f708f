"""ZIP files without a clock in them: the same files give the same bytes."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive_file:
        for name, content in files:
            entry = ZipInfo(name, EPOCH)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive_file.writestr(entry, content)
    return out.getvalue()


def unzipped(archive: bytes) -> Iterator[tuple[str, bytes]]:
    with ZipFile(BytesIO(archive)) as parts:
        yield from ((name, parts.read(name)) for name in parts.namelist())


def stable(document: bytes) -> bytes:
    """A .docx with its dates of packing taken out."""
    return zipped(unzipped(document))
