"""`/desk/orders/`: taking orders in, and taking replies out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from fengge.cases.hotline.exporting import file_of, handed_in, name_of_file, send_all, take_replies, waiting
from fengge.cases.hotline.importing import upload
from fengge.cases.models import HotlineImport
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.inputs import Input, Moment, bind, field
from fengge.core.lists import ListFile
from fengge.core.pages import Nav, Request, page
from fengge.core.verbs import Refused
from fengge.ui import Column, Empty, Table

TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


class ListGiven(Input):
    """A list of orders."""

    file: ListFile = field(
        gettext_lazy("平台导出的工单"),
        help=gettext_lazy("CSV、XLS 或 XLSX，照平台导出的原样就行。表头至少有：工单编号、问题描述、受理时间、办结时限"),
    )


class SentGiven(Input):
    """Up to when replies were in the file."""

    until: Moment = field(gettext_lazy("导出时间"), past=True)


@page(
    "orders/",
    allow=May.IMPORT_ORDERS,
    surface="desk",
    name="cases.orders",
    nav=Nav(gettext_lazy("12345 工单"), "phone-call", 25),
)
def orders(request: Request) -> HttpResponse:
    """Lists that came, the form for a new one, and the replies that wait."""
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    bound = bind(ListGiven, data, files)
    if bound.ok:
        try:
            file = bound.value.file
            kept = upload(file.name or "", file.read(), by=request.actor, client_id=_uuid(bound.client_id))
            return redirect("cases.order_import", pk=kept.pk)
        except Refused as refusal:
            bound.refuse(str(refusal.message), refusal.field)
    values = {
        "bound": bound,
        "table": _earlier(),
        "waiting": waiting().count(),
        "handed_in": handed_in().count(),
        "until": now().isoformat(),
    }
    status = 422 if bound.errors else 200
    return TemplateResponse(request, "cases/hotline/orders.html", values, status=status)


def _earlier() -> Table:
    columns = [
        Column("name", _("文件名")),
        Column("uploaded_at", _("上传时间"), kind="moment"),
        Column("applied_at", _("导入时间"), kind="moment"),
        Column("entered", _("新登记"), kind="number"),
    ]
    return Table(
        "orders-imports",
        _("以往的导入"),
        columns,
        list(HotlineImport.objects.defer("cells").order_by("-id")[:50]),
        row_url=lambda row: reverse("cases.order_import", args=[row.pk]),
        empty=Empty(_("还没有导入过"), icon="upload"),
    )


@page("orders/replies.<str:ending>", allow=May.IMPORT_ORDERS, surface="desk", name="cases.order_replies")
@require_safe
def replies(request: Request, ending: str) -> HttpResponse:
    """The replies that wait, as the platform reads them."""
    if ending not in TYPES:
        raise Http404
    content = file_of(take_replies(by=request.actor, ending=ending, again="again" in request.GET), ending)
    named = content_disposition_header(as_attachment=True, filename=name_of_file(ending)) or "attachment"
    headers = {"Content-Disposition": named, "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=TYPES[ending], headers=headers)


@page("orders/sent/", allow=May.IMPORT_ORDERS, surface="desk", name="cases.orders_sent")
@require_POST
def sent(request: Request) -> HttpResponse:
    """They are with the platform: what was in the file is over here."""
    bound = bind(SentGiven, request.POST)
    if not bound.ok:
        messages.error(request, _("没有办成：请从工单页面重新点一次。"))
        return redirect("cases.orders")
    number = send_all(by=request.actor, until=bound.value.until)
    messages.success(request, _("已回传 %d 件，事项办结。") % number)
    return redirect("cases.orders")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
