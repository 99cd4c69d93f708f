"""The dossier as one ZIP: every document as .docx, the attachments, and a manifest with the digest of each file."""

import hashlib
import json
from collections.abc import Iterator, Sequence

from fengge.cases.documents.binding import Part, bound, parts
from fengge.cases.documents.dossier import MediationDossier
from fengge.cases.documents.filling import fill
from fengge.core.packs import Pack, pack
from fengge.core.print.packing import zipped

FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|\x00', "_"))


def archive(dossier: MediationDossier, *, county: Pack | None = None) -> bytes:
    """ZIP of `NN title.docx` and `NN title/attachment` in the order of the index, `卷宗.pdf` and `manifest.json`."""
    files = list(_files(dossier, county or pack()))
    return zipped([*files, ("manifest.json", _manifest(dossier, files))])


def _files(dossier: MediationDossier, county: Pack) -> Iterator[tuple[str, bytes]]:
    yield "卷宗.pdf", bound(dossier, county=county)
    for number, part in enumerate(parts(dossier, county)):
        stem = f"{number:02} {part.title}"
        if part.attachments:
            yield from _attached(stem, part)
        else:
            yield f"{stem}.docx", fill(part.key, dossier, record=part.record, county=county)


def _attached(stem: str, part: Part) -> Iterator[tuple[str, bytes]]:
    for number, attachment in enumerate(part.attachments, start=1):
        # The number keeps apart two files of one name, and the translation keeps a name from being a path.
        yield f"{stem}/{number:02} {attachment.name.translate(FORBIDDEN)}", attachment.content


def _manifest(dossier: MediationDossier, files: Sequence[tuple[str, bytes]]) -> bytes:
    listed = [
        {"file": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()} for name, content in files
    ]
    described = {
        "volume": dossier.volume.number,
        "title": dossier.title,
        "code": dossier.code,
        "printed_at": dossier.printed_at.isoformat() if dossier.printed_at else None,
        "files": listed,
    }
    return json.dumps(described, ensure_ascii=False, indent=1).encode()
