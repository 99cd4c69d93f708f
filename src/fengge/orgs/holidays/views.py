"""`/desk/orgs/holidays/`: which years are known, and a year to be entered or put right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import Count, Q
from django.db.models.functions import ExtractYear
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.core.calendar.coming import missing_year
from fengge.core.clock import today
from fengge.core.inputs import bind
from fengge.core.lists import is_key
from fengge.core.models.calendar_day import CalendarDay, DayKind
from fengge.core.pages import Nav, Request, page
from fengge.core.verbs import Refused
from fengge.orgs.holidays.entering import DECIDING, YearGiven, as_entered, enter_year
from fengge.orgs.permissions import Orgs
from fengge.ui import Column, Empty, Table

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.core.inputs import Bound


@page(
    "orgs/holidays/",
    allow=Orgs.CALENDAR,
    surface="desk",
    name="orgs.holidays",
    nav=Nav(lazy("放假调休"), "calendar-event", 42),
)
def holidays(request: Request) -> HttpResponse:
    """The form shows the year that is missing, or `?year=`."""
    missing, posted = missing_year(today()), request.method == "POST"
    bound = bind(YearGiven, request.POST if posted else None, initial=as_entered(_asked(request, missing)))
    if bound.ok and _entered(request, bound):
        return redirect("orgs.holidays")
    shown = {"bound": bound, "missing": missing, "table": _years()}
    return TemplateResponse(request, "orgs/holidays/page.html", shown, status=422 if bound.errors else 200)


def _asked(request: Request, missing: int | None) -> int:
    year = request.GET.get("year", "")
    return int(year) if is_key(year) and 2018 <= int(year) <= 2099 else missing or today().year  # noqa: PLR2004 - as the form


def _entered(request: Request, bound: Bound[Any]) -> bool:
    try:
        enter_year(bound.value, by=request.actor, client_id=bound.attempt)
    except Refused as refused:
        bound.refuse(str(refused.message), refused.field or "holidays")
        return False
    messages.success(request, _("%d 年的放假调休已经录入，在办事项的期限正在重新算。") % bound.value.year)
    return True


def _years() -> Table:
    rows = CalendarDay.objects.filter(kind__in=DECIDING).annotate(year=ExtractYear("day")).values("year")
    years = rows.annotate(
        free=Count("pk", filter=Q(kind=DayKind.HOLIDAY)), worked=Count("pk", filter=Q(kind=DayKind.WORKDAY))
    ).order_by("-year")
    columns = [
        Column("year", _("年份"), lambda row: str(row["year"])),
        Column("free", _("放假"), lambda row: _("%d 天") % row["free"]),
        Column("worked", _("调休上班"), lambda row: _("%d 天") % row["worked"]),
    ]
    empty = Empty(_("还没有录入过"))
    return Table(
        "years",
        _("已经录入的"),
        columns,
        list(years),
        row_url=lambda row: f"?year={row['year']}",
        row_key=lambda _row: "",
        empty=empty,
    )
