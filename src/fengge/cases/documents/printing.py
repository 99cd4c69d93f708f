"""The papers of a case to take away: one document, or the whole dossier; each taking is told in the case's history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from fengge.cases.documents.archive import archive
from fengge.cases.documents.binding import bound, single
from fengge.cases.documents.catalogue import DOCUMENTS
from fengge.cases.documents.copies import copy_for
from fengge.cases.documents.filling import fill
from fengge.cases.documents.gathering import dossier_of
from fengge.cases.documents.single import copies, fill_copy, is_bound, set_copy
from fengge.cases.models import Case
from fengge.cases.permissions import May
from fengge.cases.showing.places import Places
from fengge.core.pages import page
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from django.http import HttpRequest

    from fengge.cases.documents.dossier import MediationDossier
    from fengge.core.access import Actor

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ONE = {"docx": (fill, WORD), "pdf": (single, "application/pdf")}
ALONE = {"docx": (fill_copy, WORD), "pdf": (set_copy, "application/pdf")}
WHOLE = {"pdf": (bound, "application/pdf"), "zip": (archive, "application/zip")}


@verb(May.PRINT, event="dossier.printed")
def printed(case: Case, *, by: Actor, what: str, copy_of: str = "") -> None:  # noqa: ARG001 - the verb's form
    """Put on record that papers of `case` were taken out, by whom, and whose copy they are."""
    about: dict[str, Any] = {"party": copy_of} if copy_of else {}
    record(what=what, **about)


@page("cases/<str:number>/documents/<slug:key>.<str:ending>", allow=May.PRINT, surface="desk")
@require_safe
def one_document(request: Any, number: str, key: str, ending: str) -> HttpResponse:
    """One document as Word or PDF: `?nth=2` for the second session, `?for=` a party's key for that party's copy."""
    case: Case = get_object_or_404(Case.objects.all(), number=number)
    if not is_bound(case):
        return _alone(request, case, key, ending)
    if key not in DOCUMENTS or ending not in ONE:
        raise Http404
    dossier = _dossier(case, request)
    setter, media_type = ONE[ending]
    content = setter(key, dossier, record=_nth(key, dossier, request))
    return _taken(request, case, f"{key}.{ending}", content, media_type)


@page("cases/<str:number>/dossier.<str:ending>", allow=May.PRINT, surface="desk")
@require_safe
def whole_dossier(request: Any, number: str, ending: str) -> HttpResponse:
    """The whole dossier as one PDF, or as a ZIP of Word documents and attachments; `?for=` as for one document."""
    if ending not in WHOLE:
        raise Http404
    case: Case = get_object_or_404(Case.objects.all(), number=number)
    if not is_bound(case):
        raise Http404
    setter, media_type = WHOLE[ending]
    return _taken(request, case, f"dossier.{ending}", setter(_dossier(case, request)), media_type)


def _alone(request: Any, case: Case, key: str, ending: str) -> HttpResponse:
    """A paper of a procedure without a dossier: as Word, to be changed, printed and signed, or as PDF."""
    nth = request.GET.get("nth", "1")
    if ending not in ALONE or not nth.isdecimal() or not 0 < int(nth[:4]) <= len(copies(case, key)):
        raise Http404
    place = Places([case.division]).words(case.division)
    setter, media_type = ALONE[ending]
    return _taken(request, case, f"{key}.{ending}", setter(case, key, int(nth[:4]), place), media_type)


def _dossier(case: Case, request: HttpRequest) -> MediationDossier:
    dossier = dossier_of(case)
    try:
        return copy_for(dossier, request.GET["for"]) if request.GET.get("for") else dossier
    except KeyError:
        raise Http404 from None


def _nth(key: str, dossier: MediationDossier, request: HttpRequest) -> Any:
    records = DOCUMENTS[key].records(dossier)
    nth = request.GET.get("nth", "1")
    if not nth.isdecimal() or not 0 < int(nth[:4]) <= len(records):
        raise Http404
    return records[int(nth) - 1]


def _taken(request: Any, case: Case, what: str, content: bytes, media_type: str) -> HttpResponse:
    printed(case, by=request.actor, what=what, copy_of=request.GET.get("for", ""))
    shown = media_type == "application/pdf"
    return HttpResponse(
        content,
        content_type=media_type,
        headers={
            "Content-Disposition": content_disposition_header(not shown, f"{case.number} {what}") or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )
