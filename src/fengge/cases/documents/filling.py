"""Fills the Word template of a document from a dossier."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage

from fengge.cases.documents.binding import UNLISTED, parts, verification
from fengge.cases.documents.catalogue import DOCUMENTS
from fengge.cases.documents.dossier import MediationDossier
from fengge.cases.documents.expressions import environment
from fengge.cases.documents.layout import found
from fengge.cases.documents.packing import stable


def fill(key: str, dossier: MediationDossier, *, record: Any = None, folders: Sequence[Path] = ()) -> bytes:
    """Document `key` as .docx, about `record` (the first there is, if not said). The same dossier gives the same bytes.

    Raises KeyError for an unknown document and LookupError when the dossier has nothing to fill it with.
    """
    records = (record,) if record is not None else DOCUMENTS[key].records(dossier)
    if not records:
        raise LookupError(f"the dossier has no {key}")
    word = DocxTemplate(found(f"{key}.docx", folders))
    word.render(_values(word, dossier, records[0]), environment(), autoescape=True)
    out = BytesIO()
    word.save(out)
    return stable(out.getvalue())


def _values(word: DocxTemplate, dossier: MediationDossier, record: Any) -> dict[str, Any]:
    listed = [part for part in parts(dossier) if part.key not in UNLISTED]
    verify = {**verification(dossier), "qr": _code(word, dossier.verify_url)}
    return {"d": dossier, "r": record, "listed": listed, "verify": verify}


def _code(word: DocxTemplate, address: str) -> InlineImage | str:
    if not address:
        return ""
    picture = BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="png", scale=6, border=2)
    picture.seek(0)
    return InlineImage(word, picture, width=Mm(20))
