"""The files of a case, each at its place in the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.documents.catalogue import DOCUMENTS
from fengge.cases.documents.records import Attachment, Slot
from fengge.cases.models import Attachment as Row
from fengge.core.files import read

if TYPE_CHECKING:
    from fengge.cases.models import Case

PLACES = {
    Row.Kind.PHOTO: Slot.EVIDENCE,
    Row.Kind.IDENTITY: Slot.IDENTITY,
    Row.Kind.EVIDENCE: Slot.EVIDENCE,
    Row.Kind.AUTHORITY: Slot.AUTHORITY,
    Row.Kind.RECEIPT: Slot.PERFORMANCE,
}


def attachments(case: Case, *, contents: bool) -> tuple[Attachment, ...]:
    return tuple(_attachment(row, contents=contents) for row in case.attachments.select_related("file"))


def _attachment(row: Row, *, contents: bool) -> Attachment:
    owner = str(row.party_id) if row.party_id else ""
    content = read(row.file) if contents else b""
    return Attachment(_slot(row), row.title, row.file.name, content, owner, row.document)


def _slot(row: Row) -> Slot:
    """A signed copy lies behind its document; one of no known document is evidence like any other paper."""
    if row.kind == Row.Kind.SIGNED:
        return Slot.SIGNED if row.document in DOCUMENTS else Slot.EVIDENCE
    return PLACES[Row.Kind(row.kind)]
