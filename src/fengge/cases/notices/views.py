"""The desk's notices: the list, how many are unread, and marking them read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.models import Notice
from fengge.core.notify import unread
from fengge.core.notify.telling import MOST
from fengge.core.pages import ANY_STAFF, Nav, Request, page

if TYPE_CHECKING:
    from django.db.models import QuerySet

SHOWN = 50


@page(
    "notices/",
    allow=ANY_STAFF,
    surface="desk",
    name="cases.notices",
    nav=Nav(_("消息"), "bell", 5, live="cases.unread"),
)
@require_safe
def notices(request: Request) -> HttpResponse:
    """Unread ones first, newest first; looking at the list marks nothing."""
    before = request.GET.get("before", "")
    read = Notice.objects.exclude(read_at=None).order_by("-id")
    if before.isdigit():
        read = read.filter(pk__lt=int(before))
    rows = list(read[: SHOWN + 1])
    return TemplateResponse(
        request,
        "cases/notices/page.html",
        {
            "unread": [] if before else list(_unread().order_by("-id")[: MOST + 1]),
            "read": rows[:SHOWN],
            "may_see_log": request.actor.may(May.MESSAGES),
            "more_url": f"?before={rows[SHOWN - 1].pk}" if len(rows) > SHOWN else "",
        },
    )


@page("notices/unread/", allow=ANY_STAFF, surface="desk", name="cases.unread")
@require_safe
def count(request: Request) -> HttpResponse:
    """How many are unread, for the rail: one query, and no body while the number stands."""
    number = unread()
    mark = f'"unread-{request.actor.appointment_id}-{number}-{get_language()}"'
    if request.headers.get("If-None-Match") == mark:
        return HttpResponseNotModified(headers={"ETag": mark})
    words = f"{MOST}+" if number > MOST else str(number or "")
    headers = {"ETag": mark, "Cache-Control": "private, no-cache", "Vary": "Cookie"}
    return TemplateResponse(request, "cases/notices/_count.html", {"words": words}, headers=headers)


@page("notices/<int:pk>/", allow=ANY_STAFF, surface="desk", name="cases.notice")
@require_POST
def notice(_request: Request, pk: int) -> HttpResponse:
    """Mark one read and go to what it is about."""
    found = get_object_or_404(Notice, pk=pk)
    Notice.objects.filter(pk=pk, read_at=None).update(read_at=now())
    return redirect(found.url or "cases.notices")


@page("notices/read/", allow=ANY_STAFF, surface="desk", name="cases.notices_read")
@require_POST
def read_all(request: Request) -> HttpResponse:
    """Mark those read that were on the page; one that came meanwhile stays unread."""
    last = request.POST.get("last", "")
    if last.isdigit():
        _unread().filter(pk__lte=int(last)).update(read_at=now())
    return redirect("cases.notices")


def _unread() -> QuerySet[Notice]:
    rows: QuerySet[Notice] = Notice.objects.filter(read_at=None)
    return rows
