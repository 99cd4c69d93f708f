"""The store: a file lies under the SM3 of its content, sealed, and equal content lies there once."""

import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives import hashes
from django.conf import settings

from fengge.core.clock import now
from fengge.core.crypto.keyring import keyring
from fengge.core.crypto.sealing import header
from fengge.core.crypto.streams import open_stream, seal_stream
from fengge.core.files.preparing import Prepared, prepare

if TYPE_CHECKING:
    from fengge.core.models.stored_file import StoredFile

DIGEST = re.compile(r"[0-9a-f]{64}")


def keep(upload: Any, *, by: int | None = None) -> "StoredFile":
    """Stores an upload and gives its row, to be pointed to by the row it belongs to; `by` is an account's id.

    Raises NotAccepted. A transaction that fails afterwards leaves content without a row: the sweep takes it away.
    """
    from fengge.core.models.stored_file import StoredFile

    ready = prepare(upload)
    return StoredFile.objects.create(
        digest=put(ready),
        size=ready.size,
        media_type=ready.kind.media_type,
        name=ready.name,
        uploaded_at=now(),
        uploaded_by=by,
    )


def put(ready: Prepared) -> str:
    """Writes the content if it is not there yet, and gives its digest."""
    digest = digest_of(ready.chunks())
    path = place(digest)
    if path.exists():
        os.utime(path)  # the sweep leaves alone what is young: the row is about to come
    else:
        write(path, seal_stream(ready.chunks(), bound_to(digest)))
    return digest


def digest_of(chunks: Iterator[bytes]) -> str:
    worker = hashes.Hash(hashes.SM3())
    for chunk in chunks:
        worker.update(chunk)
    return worker.finalize().hex()


def root() -> Path:
    return Path(settings.MEDIA_ROOT)


def place(digest: str) -> Path:
    """Two levels of 256 folders keep each small at millions of files."""
    if not DIGEST.fullmatch(digest):
        raise ValueError("not a digest")
    return root() / digest[:2] / digest[2:4] / digest


def bound_to(digest: str) -> str:
    return f"file {digest}"


def write(path: Path, sealed: Iterator[bytes]) -> None:
    """Whole or not at all, also when the power fails: a draft beside it, flushed, then given its name."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=".draft-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(sealed)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def stream(file: "StoredFile") -> Iterator[bytes]:
    """The content in pieces; raises FileNotFoundError, or Unreadable when it was changed on disk."""
    with place(file.digest).open("rb") as source:
        yield from open_stream(source, bound_to(file.digest))


def read(file: "StoredFile") -> bytes:
    """The whole content, for what is known to be small."""
    return b"".join(stream(file))


def reseal() -> Iterator[Path]:
    """Closes every stored file anew that another than the current key closed; part of key rotation."""
    begins = header(keyring().current)
    for path in stored():
        with path.open("rb") as source:
            if source.read(len(begins)) == begins:
                continue
            source.seek(0)
            write(path, seal_stream(open_stream(source, bound_to(path.name)), bound_to(path.name)))
        yield path


def stored() -> Iterator[Path]:
    """Every stored content."""
    return (path for path in root().glob("??/??/*") if DIGEST.fullmatch(path.name))
