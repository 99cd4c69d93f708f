"""The papers of a case on one page: what there is to print, what the parties brought, what is still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from fengge.cases.documents.catalogue import CONTENTS, DOCUMENTS, Form
from fengge.cases.documents.completeness import missing
from fengge.cases.documents.gathering import dossier_of
from fengge.cases.documents.own import own_papers_of
from fengge.cases.documents.records import Slot
from fengge.cases.documents.single import is_bound, item_of, items, nth_title
from fengge.cases.models import Case, Role
from fengge.cases.permissions import May
from fengge.core.pages import page
from fengge.ui.parts import DocumentItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpResponse

    from fengge.cases.documents.catalogue import Enclosed
    from fengge.cases.documents.dossier import MediationDossier


@page("cases/<str:number>/documents/", allow=May.PRINT, surface="desk")
@require_safe
def papers(request: Any, number: str) -> HttpResponse:
    """Every paper in the order of the dossier's index, with the whole dossier and each party's copy."""
    case: Case = get_object_or_404(Case.objects.all(), number=number)
    if own := own_papers_of(case.procedure_key):
        return TemplateResponse(request, "cases/documents/page.html", {"case": case, "papers": own(case)})
    if not is_bound(case):
        return TemplateResponse(request, "cases/documents/single.html", {"case": case, "papers": list(items(case))})
    dossier = dossier_of(case, contents=False)
    shown = {
        "case": case,
        "papers": paper_items(case, dossier),
        "lacking": missing(dossier),
        "parties": [(party.key, _in_words(party.role), party.name) for party in dossier.parties],
        "whole": {ending: reverse("cases.whole_dossier", args=[case.number, ending]) for ending in ("pdf", "zip")},
    }
    return TemplateResponse(request, "cases/documents/page.html", shown)


def _in_words(role: str) -> str:
    """The forms carry the role in Chinese; the page says it in the reader's language."""
    with override("zh-hans"):
        called = {str(one.label): one for one in Role}
    return str(called[role].label) if role in called else role


def paper_items(case: Case, dossier: MediationDossier) -> list[DocumentItem]:
    """The index as the case file's panel shows it; each form opens as Word, with its PDF beside it."""
    return [paper for item in CONTENTS for paper in _items(item, case, dossier)]


def _items(item: Form | Enclosed, case: Case, dossier: MediationDossier) -> Iterator[DocumentItem]:
    if isinstance(item, Form):
        number = len(item.records(dossier))
        yield from (_printed(item, case, nth, number) for nth in range(1, number + 1))
        if not number and not _stands_elsewhere(item, dossier):
            yield DocumentItem(item.title, missing=True)
        return
    brought = [each.title for each in dossier.attachments if each.slot is item.slot]
    yield DocumentItem(item.title, detail="、".join(brought), missing=not brought)


def _stands_elsewhere(form: Form, dossier: MediationDossier) -> bool:
    """Another form of its line is there, or it is listed among what the parties bring."""
    twins = [each for each in DOCUMENTS.values() if each.line == form.line and each.records(dossier)]
    return bool(twins) or form.key in set(Slot)


def _printed(form: Form, case: Case, nth: int, of: int) -> DocumentItem:
    which = f"?nth={nth}" if of > 1 else ""
    word, pdf = (
        reverse("cases.one_document", args=[case.number, form.key, ending]) + which for ending in ("docx", "pdf")
    )
    return item_of(nth_title(form.title, nth, of), word, pdf)
