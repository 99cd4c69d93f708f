"""The minutes to take away: Word, or a page for the printer. Taking them out is on record."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from docxtpl import DocxTemplate

from fengge.cases.documents.expressions import environment
from fengge.cases.documents.filling import template
from fengge.cases.documents.printing import WORD
from fengge.cases.meetings.minutes.gathering import Minutes, minutes_of
from fengge.cases.meetings.room.looking import meeting_of
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.packs import pack
from fengge.core.pages import Request, page
from fengge.core.print.packing import stable
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Meeting
    from fengge.core.access import Actor

KEY = "meeting_minutes"


@verb(May.SEE_MEETINGS, event="meeting.minutes_taken")
def taken(meeting: Meeting, *, by: Actor, what: str) -> None:  # noqa: ARG001 - the verb's form
    """Put on record that the minutes were taken out."""
    record(what=what)


@page("meetings/<int:pk>/minutes.docx", allow=May.SEE_MEETINGS, surface="desk", name="cases.meeting_minutes")
@require_safe
def word(request: Request, pk: int) -> HttpResponse:
    """As Word, from the nearest pack's template; in Chinese, as the file is kept."""
    meeting = meeting_of(pk)
    with translation.override("zh-hans"):
        minutes = minutes_of(meeting)
        content = filled(minutes)
    taken(meeting, by=request.actor, what=f"{KEY}.docx")
    name = f"{minutes.title} {minutes.on} 会议记录.docx"
    headers = {
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=WORD, headers=headers)


def filled(minutes: Minutes) -> bytes:
    """The template filled; the same minutes give the same bytes."""
    document = DocxTemplate(template(KEY, pack()))
    document.render({"r": minutes}, environment(), autoescape=True)
    out = BytesIO()
    document.save(out)
    return stable(out.getvalue())


@page("meetings/<int:pk>/print/", allow=May.SEE_MEETINGS, surface="desk", name="cases.meeting_print")
@require_safe
def printed(request: Request, pk: int) -> HttpResponse:
    """As a page for the printer."""
    meeting = meeting_of(pk)
    taken(meeting, by=request.actor, what="print")
    shown = {"minutes": minutes_of(meeting), "number": "", "printed_at": now()}
    return TemplateResponse(request, "cases/meetings/minutes/print.html", shown)
