"""The documents of a dossier in the order of its index, each with what it is filled from.

Order, titles and must-haves are the procedure's (`procedures/mediation/documents.py`); here stands what fills each form.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from fengge.cases.documents.dossier import MediationDossier
from fengge.cases.documents.records import Slot
from fengge.cases.procedures.mediation import documents as index
from fengge.core.wording import Words

Records = tuple[Any, ...]


@dataclass(frozen=True)
class Form:
    """One kind of document. `records` gives what each copy of it is about; none means there is nothing to fill yet.

    `line` is its line of the index: two forms of one line stand for each other.
    """

    key: str
    title: Words
    records: Callable[[MediationDossier], Records]
    line: int
    must: bool = False


@dataclass(frozen=True)
class Enclosed:
    """What the parties bring, at its place in the index."""

    slot: Slot
    title: Words


def _once(dossier: MediationDossier) -> Records:
    return (dossier,)


def _application(dossier: MediationDossier) -> Records:
    return (dossier,) if dossier.applied_on else ()


def _register(dossier: MediationDossier) -> Records:
    return (dossier,) if dossier.accepted_on else ()


def _represented(dossier: MediationDossier) -> Records:
    signed = {each.owner for each in dossier.attachments if each.slot is Slot.AUTHORITY}
    return tuple(party for party in dossier.parties if party.agent and party.key not in signed)


def _investigations(dossier: MediationDossier) -> Records:
    return dossier.investigations


def _sessions(dossier: MediationDossier) -> Records:
    return dossier.sessions


def _written(dossier: MediationDossier) -> Records:
    return (dossier.agreement,) if dossier.agreement and not dossier.is_oral else ()


def _oral(dossier: MediationDossier) -> Records:
    return (dossier.agreement,) if dossier.agreement and dossier.is_oral else ()


def _visits(dossier: MediationDossier) -> Records:
    return dossier.visits


def _confirmation(dossier: MediationDossier) -> Records:
    return (dossier,) if dossier.agreement and dossier.asks_for_confirmation else ()


def _note(dossier: MediationDossier) -> Records:
    return (dossier,) if dossier.volume.note else ()


def _closing(dossier: MediationDossier) -> Records:
    return (dossier.closing,) if dossier.closing else ()


FILLED_FROM: dict[str, Callable[[MediationDossier], Records]] = {
    "cover": _once,
    "application": _application,
    "acceptance_register": _register,
    "rights_notice": _once,
    "authorization": _represented,
    "investigation_record": _investigations,
    "mediation_record": _sessions,
    "mediation_agreement": _written,
    "oral_agreement_record": _oral,
    "return_visit_record": _visits,
    "confirmation_papers": _confirmation,
    "dossier_note": _note,
    "closing_report": _closing,
    "back_cover": _once,
}


def _contents() -> Iterator[Form | Enclosed]:
    slots = {slot.value: slot for slot in Slot}
    for entry in index.DOCUMENTS:
        if entry.key in FILLED_FROM:
            yield Form(entry.key, entry.title, FILLED_FROM[entry.key], entry.number, entry.must)
        if entry.key in slots:
            yield Enclosed(slots[entry.key], entry.title)
        if entry.key == "cover":
            yield Form("contents", _("卷内目录"), _once, entry.number, must=True)


CONTENTS = tuple(_contents())
DOCUMENTS: dict[str, Form] = {item.key: item for item in CONTENTS if isinstance(item, Form)}
