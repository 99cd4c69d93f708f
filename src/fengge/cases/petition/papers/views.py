"""The letters of a petition to take away as Word, from the nearest pack's templates; each taking is on record."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.http import content_disposition_header
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from docxtpl import DocxTemplate

from fengge.cases.documents.expressions import environment
from fengge.cases.documents.filling import qr_code, template
from fengge.cases.documents.own import own_papers
from fengge.cases.documents.printing import WORD, printed
from fengge.cases.documents.words import minute
from fengge.cases.permissions import May
from fengge.cases.petition.papers.gathering import letter_of, said_of
from fengge.cases.procedures.petition.documents import DOCUMENTS
from fengge.cases.showing.finding import case_of
from fengge.core.clock import local, now
from fengge.core.packs import pack
from fengge.core.pages import Request, page
from fengge.core.print.packing import stable
from fengge.ui.parts import DocumentItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.cases.models import Case
    from fengge.cases.petition.papers.gathering import Said
    from fengge.cases.procedure import Document

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
        several = format_lazy(_("{title}（第{nth}份）"), title=document.title, nth=nth)
        title = several if len(there) > 1 else document.title
        url = reverse("cases.petition_letter", args=[case.number, document.template])
        yield DocumentItem(title, url=f"{url}?nth={nth}" if nth > 1 else url)
    if not there:
        yield DocumentItem(document.title, missing=True, required=document.must)


@page("cases/<str:number>/letters-out/<slug:key>.docx", allow=May.PRINT, surface="desk", name="cases.petition_letter")
@require_safe
def letter(request: Request, number: str, key: str) -> HttpResponse:
    """One letter, in Chinese as it goes to the petitioner; `?nth=2` for the second of its kind."""
    case = case_of(number, request.actor)
    there = said_of(key, case) if key in LETTERS and case.procedure_key == "petition" else []
    nth = request.GET.get("nth", "1")
    if not nth.isdecimal() or not 0 < int(nth[:4]) <= len(there):
        raise Http404
    with translation.override("zh-hans"):
        content = filled(key, case, there[int(nth) - 1])
        name = f"{case.number} {LETTERS[key].title}.docx"
    printed(case, by=request.actor, what=f"{key}.docx")
    headers = {
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=WORD, headers=headers)


def filled(key: str, case: Case, said: Said) -> bytes:
    """The template filled with what the case knows."""
    about, word = letter_of(case), DocxTemplate(template(key, pack()))
    verify = {"qr": qr_code(word, about.verify_url), "printed": f"打印时间：{minute(local(now()))}"}
    word.render({"d": about, "r": said, "verify": verify}, environment(), autoescape=True)
    out = BytesIO()
    word.save(out)
    return stable(out.getvalue())
