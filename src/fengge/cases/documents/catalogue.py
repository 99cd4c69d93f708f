"""The documents of a dossier in the order of its index, each with what it is filled from.

Order and must-haves after the provincial rules for 人民调解卷宗; the attachments of a `Slot` stand between them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from fengge.cases.documents.dossier import MediationDossier, Slot

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Form:
    """One kind of document. `records` gives what each copy of it is about; none means there is nothing to fill yet."""

    key: str
    title: "_StrPromise"
    records: Callable[[MediationDossier], tuple[Any, ...]]
    must: bool = False

    def number(self, dossier: MediationDossier) -> int:
        return len(self.records(dossier))


def _one(dossier: MediationDossier) -> tuple[Any, ...]:
    return (dossier,)


def _application(dossier: MediationDossier) -> tuple[Any, ...]:
    return (dossier,) if dossier.applied_on else ()


def _register(dossier: MediationDossier) -> tuple[Any, ...]:
    return (dossier,) if dossier.accepted_on else ()


def _written(dossier: MediationDossier) -> tuple[Any, ...]:
    return (dossier.agreement,) if dossier.agreement and not dossier.is_oral else ()


def _oral(dossier: MediationDossier) -> tuple[Any, ...]:
    return (dossier.agreement,) if dossier.agreement and dossier.is_oral else ()


def _closing(dossier: MediationDossier) -> tuple[Any, ...]:
    return (dossier.closing,) if dossier.closing else ()


def _note(dossier: MediationDossier) -> tuple[Any, ...]:
    return (dossier,) if dossier.volume.note else ()


CONTENTS: tuple[Form | Slot, ...] = (
    Form("cover", _("卷宗封面"), _one, must=True),
    Form("contents", _("卷内目录"), _one, must=True),
    Form("application", _("人民调解申请书"), _application),
    Form("acceptance", _("人民调解受理登记表"), _register),
    Form("rights", _("当事人权利义务告知书"), _one, must=True),
    Slot.IDENTITY,
    Slot.AUTHORITY,
    Form("investigation", _("人民调解调查记录"), lambda dossier: dossier.investigations),
    Slot.EVIDENCE,
    Form("session", _("人民调解记录"), lambda dossier: dossier.sessions, must=True),
    Form("agreement", _("人民调解协议书"), _written),
    Form("oral-agreement", _("人民调解口头协议登记表"), _oral),
    Slot.PERFORMANCE,
    Form("visit", _("人民调解回访记录"), lambda dossier: dossier.visits),
    Slot.CONFIRMATION,
    Form("closing", _("人民调解结案报告表"), _closing),
    Form("note", _("卷宗情况说明"), _note),
    Form("back", _("卷宗封底"), _one, must=True),
)

DOCUMENTS: dict[str, Form] = {item.key: item for item in CONTENTS if isinstance(item, Form)}
