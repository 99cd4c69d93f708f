"""`/desk/meetings/<pk>/left-out/`: the matters behind the number of those that an agenda had no place for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fengge.cases.meetings import shown
from fengge.cases.meetings.room.looking import meeting_of
from fengge.cases.models import Case, Decision, LeftOut
from fengge.cases.permissions import May
from fengge.cases.showing.rows import lines_of
from fengge.core.clock import now
from fengge.core.pages import Request, page
from fengge.ui import Column, Empty, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.http import HttpResponse

PAGE, DIGITS = 50, 9


@page("meetings/<int:pk>/left-out/", allow=May.SEE_MEETINGS, surface="desk", name="cases.meeting_left_out")
@require_safe
def left_out_page(request: Request, pk: int) -> HttpResponse:
    """In the agenda's order, as they stand now; `?from=50` is the next page. The keys were frozen, so a page never shifts."""
    held = meeting_of(pk)
    lists = list(LeftOut.objects.filter(meeting=held))
    cases = [key for one in lists for key in one.cases]
    decisions = [key for one in lists for key in one.decisions]
    start = _whole(request.GET.get("from", ""))
    here = reverse("cases.meeting_left_out", args=[held.pk])
    more = f"{here}?from={start + PAGE}" if start + PAGE < len(cases) else ""
    values = {
        "meeting": held,
        "heading": shown.heading(held),
        "table": _table(request, cases[start : start + PAGE], more),
        "others": [] if start else _in_order(Decision.objects.in_bulk(decisions[:PAGE]), decisions),
    }
    return TemplateResponse(request, "cases/meetings/agenda/left_out.html", values)


def _table(request: Request, keys: Sequence[int], more: str) -> Table:
    rows = _in_order(Case.objects.in_brief().with_names().in_bulk(keys), keys)
    columns = [
        Column("title", _("事由"), lambda line: line.case.title),
        Column("number", _("案号"), lambda line: line.case.number, kind="code"),
        Column("level", _("级别")),
        Column("place", _("地点")),
        Column("stage", _("环节")),
        Column("holder", _("承办人")),
        Column("clock", _("期限")),
    ]
    lines = lines_of(rows, request.actor, now())
    empty = Empty(_("没有您能看的事项。"))
    title = _("没有排上的事项")
    return Table("left-out", title, columns, lines, row_url=lambda line: line.url, more_url=more, empty=empty)


def _in_order(found: Mapping[int, Any], keys: Sequence[int]) -> list[Any]:
    """Those the reader may see, as the agenda would have had them."""
    return [found[key] for key in keys if key in found]


def _whole(written: str) -> int:
    return int(written) if written.isascii() and written.isdecimal() and len(written) <= DIGITS else 0
