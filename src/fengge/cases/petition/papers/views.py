"""The letters of a petition to take away as Word or PDF, from the nearest pack's forms; each taking is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from fengge.cases.documents.own import own_papers
from fengge.cases.documents.printing import WORD, printed
from fengge.cases.documents.single import item_of, nth_title, on_pdf, on_word
from fengge.cases.permissions import May
from fengge.cases.petition.papers.gathering import letter_of, said_of
from fengge.cases.procedures.petition.documents import DOCUMENTS
from fengge.cases.showing.finding import case_of
from fengge.core.pages import Request, page
from fengge.ui.parts import DocumentItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.cases.models import Case
    from fengge.cases.procedure import Document

SET = {"docx": (on_word, WORD), "pdf": (on_pdf, "application/pdf")}
LETTERS = {one.template: one for one in DOCUMENTS if one.template}


@own_papers("petition")
def papers(case: Case) -> list[DocumentItem]:
    """Each letter as often as it was written, and what the file must still come to hold."""
    return [item for one in DOCUMENTS for item in _items(case, one)]


def _items(case: Case, document: Document) -> Iterator[DocumentItem]:
    if not document.template:
        return
    there = said_of(document.template, case)
    for nth in range(1, len(there) + 1):
        which = f"?nth={nth}" if nth > 1 else ""
        word, pdf = (
            reverse("cases.petition_letter", args=[case.number, document.template, ending]) + which for ending in SET
        )
        yield item_of(nth_title(document.title, nth, len(there)), word, pdf)
    if not there:
        yield DocumentItem(document.title, missing=True, required=document.must)


@page(
    "cases/<str:number>/letters-out/<slug:key>.<str:ending>", allow=May.PRINT, surface="desk", name="cases.petition_letter"
)  # fmt: skip
@require_safe
def letter(request: Request, number: str, key: str, ending: str) -> HttpResponse:
    """One letter as Word or PDF, in Chinese as it goes to the petitioner; `?nth=2` for the second of its kind."""
    case = case_of(number, request.actor)
    there = said_of(key, case) if key in LETTERS and case.procedure_key == "petition" else []
    nth = request.GET.get("nth", "1")
    if ending not in SET or not nth.isdecimal() or not 0 < int(nth[:4]) <= len(there):
        raise Http404
    setter, media_type = SET[ending]
    with translation.override("zh-hans"):
        content = setter(key, letter_of(case), there[int(nth) - 1])
        name = f"{case.number} {LETTERS[key].title}.{ending}"
    printed(case, by=request.actor, what=f"{key}.{ending}")
    headers = {
        "Content-Disposition": content_disposition_header(media_type == WORD, name) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=media_type, headers=headers)
