"""`/desk/cases/<number>/risk/…`: one slip as Word, or all of them as one ZIP; each taking is on record, for the team alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from fengge.cases.documents.printing import WORD
from fengge.cases.models import Risk
from fengge.cases.permissions import May
from fengge.cases.risk.slips.gathering import said_of
from fengge.cases.risk.slips.setting import slip_docx
from fengge.cases.showing.finding import case_of
from fengge.core.packs import pack
from fengge.core.packs.slips import Slips
from fengge.core.packs.words import word
from fengge.core.pages import Request, page
from fengge.core.print.packing import zipped
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


@verb(May.SEE_RISKS, event="risk.slips_taken")
def take(case: Case, *, by: Actor, what: str) -> None:
    """Put on record that slips were taken out on paper."""
    del case, by
    record(what=what)


@page("cases/<str:number>/risk/<slug:key>.docx", allow=May.SEE_RISKS, surface="desk", name="cases.risk_slip")
@require_safe
def slip(request: Request, number: str, key: str) -> HttpResponse:
    """One slip."""
    case, mark = _marked(number, request.actor)
    chosen = pack().part(Slips).slips.get(key)
    if chosen is None:
        raise Http404
    content = slip_docx(chosen, said_of(case, mark))
    take(case, by=request.actor, what=f"{key}.docx")
    return _file(content, WORD, f"{case.number} {chosen.title}.docx")


@page("cases/<str:number>/risk/slips.zip", allow=May.SEE_RISKS, surface="desk", name="cases.risk_slips")
@require_safe
def slips(request: Request, number: str) -> HttpResponse:
    """Every slip, in the county's order."""
    case, mark = _marked(number, request.actor)
    said = said_of(case, mark)
    ordered = pack().part(Slips).ordered()
    files = [(f"{nth} {one.title}.docx", slip_docx(one, said)) for nth, (_, one) in enumerate(ordered, 1)]
    take(case, by=request.actor, what="slips.zip")
    return _file(zipped(files), "application/zip", f"{case.number} {word('slip_pack').title}.zip")


def _marked(number: str, actor: Actor) -> tuple[Case, Risk]:
    """The case with its newest mark; without one that the reader may see, there is nothing here."""
    case = case_of(number, actor)
    rows = Risk.objects.filter(case=case).select_related("by__person", "by__division")
    mark: Risk | None = rows.order_by("-id").first()
    if mark is None:
        raise Http404
    return case, mark


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=media_type, headers=headers)
