"""Fills the Word template of a document from a dossier."""

from io import BytesIO
from pathlib import Path
from typing import Any

import segno
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage

from fengge.cases.documents.binding import UNLISTED, parts, verification
from fengge.cases.documents.catalogue import DOCUMENTS
from fengge.cases.documents.dossier import MediationDossier
from fengge.cases.documents.drawing import drawn
from fengge.cases.documents.expressions import environment
from fengge.cases.documents.layout import layout
from fengge.core.packs import Pack, pack
from fengge.core.print.packing import stable


def fill(key: str, dossier: MediationDossier, *, record: Any = None, county: Pack | None = None) -> bytes:
    """Document `key` as .docx, about `record` (the first there is, if not said). The same dossier gives the same bytes.

    Raises KeyError for an unknown document and LookupError when the dossier has nothing to fill it with.
    """
    records = (record,) if record is not None else DOCUMENTS[key].records(dossier)
    if not records:
        raise LookupError(f"the dossier has no {key}")
    county = county or pack()
    word = DocxTemplate(template(key, county))
    word.render(_values(word, dossier, records[0], county), environment(), autoescape=True)
    out = BytesIO()
    word.save(out)
    return stable(out.getvalue())


def template(key: str, county: Pack) -> Path | BytesIO:
    """The nearest pack decides: its own Word template, or one drawn from its own declaration."""
    own = county.folder / "documents"
    if (own / f"{key}.docx").is_file():
        return own / f"{key}.docx"
    if (own / f"{key}.toml").is_file() or county.parent is None:
        return BytesIO(drawn(layout(key, county)))
    return template(key, county.parent)


def _values(word: DocxTemplate, dossier: MediationDossier, record: Any, county: Pack) -> dict[str, Any]:
    listed = [part for part in parts(dossier, county) if part.key not in UNLISTED]
    verify = {**verification(dossier), "qr": qr_code(word, dossier.verify_url)}
    return {"d": dossier, "r": record, "listed": listed, "verify": verify}


def qr_code(word: DocxTemplate, address: str) -> InlineImage | str:
    """A picture of the address, to stand on the first page."""
    if not address:
        return ""
    picture = BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="png", scale=6, border=2)
    picture.seek(0)
    return InlineImage(word, picture, width=Mm(20))
