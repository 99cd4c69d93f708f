"""`/desk/orders/imports/…`: what a list would do, row by row; taking it in; and what is left of it, to be put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fengge.cases.hotline.importing import dry_run, import_orders, left_over
from fengge.cases.models import HotlineImport
from fengge.cases.permissions import May
from fengge.core.lists import SHEET
from fengge.core.pages import Request, page
from fengge.core.verbs import Refused
from fengge.ui import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fengge.cases.hotline.judging import Plan, Told

SHOWN = 100


@page("orders/imports/<int:pk>/", allow=May.IMPORT_ORDERS, surface="desk", name="cases.order_import")
def order_import(request: Request, pk: int) -> HttpResponse:
    """What the list would do; a POST takes it in."""
    found = get_object_or_404(HotlineImport, pk=pk)
    if request.method == "POST":
        _take_in(request, found)
        return redirect("cases.order_import", pk=pk)
    what = dry_run(found)
    figures = [] if found.applied_at else _figures(what)
    shown = {"found": found, "plan": what, "figures": figures, "parts": _parts(what)}
    return TemplateResponse(request, "cases/hotline/import.html", shown)


def _take_in(request: Request, found: HotlineImport) -> None:
    try:
        import_orders(found, by=request.actor)
        messages.success(request, _("已导入。"))
    except Refused as refusal:
        messages.error(request, str(refusal.message))


def _figures(what: Plan) -> list[Figure]:
    return [
        Figure(_("新登记"), str(len(what.new)), _("件")),
        Figure(_("已经登记过"), str(what.here), _rows(what.here)),
        Figure(_("同一份里重复"), str(len(what.doubled)), _rows(len(what.doubled))),
        Figure(_("有错，留下"), str(len(what.left)), _rows(len(what.left)), tone="danger" if what.left else "info"),
    ]


def _rows(number: int) -> str:
    return ngettext("行", "行", number)


def _parts(what: Plan) -> list[tuple[str, str, Sequence[Told], str]]:
    """Tone, heading, the first rows, and how many more there are."""
    told = (
        ("danger", _("有错的行：不导入，改好再传"), what.wrong),
        ("warn", _("属地不是本县的，或者没有认出来：先收在县里，不归本县的由县里退回平台"), what.elsewhere),
        ("warn", _("平台改了时限：核对以后，在这件事上记录平台对延期的答复"), what.changed),
        ("info", _("同一份里重复的行：只登记一次"), what.doubled),
    )
    return [(tone, title, rows[:SHOWN], _more(len(rows) - SHOWN)) for tone, title, rows in told if rows]


def _more(number: int) -> str:
    return ngettext("还有 %d 行", "还有 %d 行", number) % number if number > 0 else ""


@page("orders/imports/<int:pk>/left.xlsx", allow=May.IMPORT_ORDERS, surface="desk", name="cases.order_import_left")
@require_safe
def left(_request: Request, pk: int) -> FileResponse:
    """The rows that were not taken in, as a list to be put right."""
    found = get_object_or_404(HotlineImport, pk=pk)
    what = dry_run(found)
    if not what.left:
        raise Http404
    name = _("没有导入的工单 %d.xlsx") % pk
    return FileResponse(left_over(what), as_attachment=True, filename=name, content_type=SHEET)
