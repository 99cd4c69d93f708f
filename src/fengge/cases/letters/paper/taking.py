"""`/desk/letters/<id>/paper/…`: a letter to take away, as Word or PDF; each taking is told in the letter's story."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fengge.cases.letters.finding import letter_of
from fengge.cases.letters.paper.word import letter_docx, reply_docx
from fengge.cases.letters.paper.words import sheet_of
from fengge.cases.permissions import May
from fengge.core.pages import page
from fengge.core.print import document
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Letter
    from fengge.core.access import Actor
    from fengge.core.pages import Request

TEMPLATE = Path(__file__).with_name("letter.typ")
WORD, PDF = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/pdf"


def letter_pdf(letter: Letter) -> bytes:
    """The letter as PDF."""
    return document(TEMPLATE, sheet_of(letter).values())


PAPERS = {
    ("letter", "docx"): (letter_docx, WORD),
    ("letter", "pdf"): (letter_pdf, PDF),
    ("reply", "docx"): (reply_docx, WORD),
}


@verb(May.LETTERS, event="letter.printed")
def take_letter(letter: Letter, *, by: Actor, what: str) -> None:
    """Put on record that the letter was taken out on paper."""
    if what.startswith("reply") and letter.issued_at is None:
        raise Refused(_("草稿没有回复函。"))
    record(what=what)


@page("letters/<int:pk>/paper/<slug:what>.<str:ending>", allow=May.LETTERS, surface="desk", name="cases.letter_paper")
@require_safe
def letter_paper(request: Request, pk: int, what: str, ending: str) -> HttpResponse:
    """The letter, or the form to answer it on."""
    if (what, ending) not in PAPERS:
        raise Http404
    letter = letter_of(pk)
    if what == "reply" and letter.issued_at is None:
        raise Http404
    setter, media_type = PAPERS[what, ending]
    content = setter(letter)
    take_letter(letter, by=request.actor, what=f"{what}.{ending}")
    name = f"{letter.number or letter.kind_title}{'回复函' if what == 'reply' else ''}.{ending}"
    return HttpResponse(
        content,
        content_type=media_type,
        headers={
            "Content-Disposition": content_disposition_header(media_type == WORD, name) or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )
