"""The dossier as one PDF: cover, index, documents, attachments and back cover, page numbers running through."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils import translation

from fengge.cases.documents.catalogue import CONTENTS, DOCUMENTS, Enclosed, Form
from fengge.cases.documents.dossier import MediationDossier
from fengge.cases.documents.enclosures import leaves
from fengge.cases.documents.layout import layout
from fengge.cases.documents.records import Attachment, Slot
from fengge.cases.documents.setting import blocks
from fengge.cases.documents.words import minute
from fengge.core.packs import Pack, pack
from fengge.core.print import document, qr
from fengge.core.wording import Words

TEMPLATE = Path(__file__).with_name("dossier.typ")


@dataclass(frozen=True)
class Part:
    """One entry of the index: a filled form, or the attachments of one kind."""

    key: str
    title: str
    record: Any = None
    attachments: tuple[Attachment, ...] = ()


def parts(dossier: MediationDossier, county: Pack) -> list[Part]:
    """What the dossier consists of, in the order of its index."""
    return [part for item in CONTENTS for part in _parts(item, dossier, county)]


def _parts(item: Form | Enclosed, dossier: MediationDossier, county: Pack) -> Iterator[Part]:
    if isinstance(item, Enclosed):
        found = tuple(each for each in dossier.attachments if each.slot is item.slot)
        # Index titles are Chinese on paper, whatever the reader's language.
        yield from (Part(item.slot.value, _in_chinese(item.title), attachments=found),) if found else ()
        return
    title = layout(item.key, county).title
    yield from (Part(item.key, title, record) for record in item.records(dossier))
    signed = tuple(each for each in dossier.attachments if each.slot is Slot.SIGNED and each.document == item.key)
    if signed:
        yield Part(f"{item.key}-signed", f"{title}（签署件）", attachments=signed)


def _in_chinese(title: Words) -> str:
    with translation.override("zh-hans"):
        return str(title)


def bound(dossier: MediationDossier, *, county: Pack | None = None) -> bytes:
    """The whole dossier. Attachments are pictures or PDFs; one that cannot be set has a page that says so."""
    county = county or pack()
    return _set(dossier, parts(dossier, county), dossier.title, county)


def single(key: str, dossier: MediationDossier, *, record: Any = None, county: Pack | None = None) -> bytes:
    """One document as PDF, to look at before printing."""
    chosen = record if record is not None else DOCUMENTS[key].records(dossier)[0]
    county = county or pack()
    title = layout(key, county).title
    return _set(dossier, [Part(key, title, chosen)], title, county)


def alone(key: str, values: Mapping[str, Any], verify: dict[str, str], *, county: Pack | None = None) -> bytes:
    """A paper that belongs to no dossier as PDF: the form and the values of its Word file."""
    form = layout(key, county or pack())
    part = {"id": "part-0", "title": form.title, "listed": False, "large": form.large, "blocks": blocks(form, values)}
    shown = verify if form.verify else {**verify, "url": ""}
    files = {"verify.svg": qr(shown["url"])} if shown["url"] else {}
    return document(TEMPLATE, {"title": form.title, "parts": [part], "verify": shown}, files=files)


def _set(dossier: MediationDossier, chosen: list[Part], title: str, county: Pack) -> bytes:
    files = {"verify.svg": qr(dossier.verify_url)} if dossier.verify_url else {}
    set_parts = []
    for number, part in enumerate(chosen):
        shown: dict[str, Any] = {"id": f"part-{number}", "title": part.title, "listed": part.key not in UNLISTED}
        if part.attachments:
            shown["leaves"], pictures = leaves(part.attachments, f"leaf-{number}")
            files |= pictures
        else:
            form = layout(part.key, county)
            values = {"d": dossier, "r": part.record}
            shown |= {"title": form.title, "large": form.large, "blocks": blocks(form, values)}
        set_parts.append(shown)
    values = {"title": title, "parts": set_parts, "verify": verification(dossier)}
    return document(TEMPLATE, values, files=files)


UNLISTED = {"cover", "contents", "back_cover"}


def verification(dossier: MediationDossier) -> dict[str, str]:
    """What stands beside the QR code: number, code and time of printing."""
    printed = f"打印时间：{minute(dossier.printed_at)}" if dossier.printed_at else ""
    return {"url": dossier.verify_url, "code": dossier.code, "number": dossier.volume.number, "printed": printed}
