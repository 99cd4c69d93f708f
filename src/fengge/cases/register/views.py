"""`/desk/cases/`: the list, and the search box that leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.cases.models import Case
from fengge.cases.permissions import May
from fengge.cases.register.asking import Wanted
from fengge.cases.register.conditions import form, words
from fengge.cases.register.finding import NUMBER, found
from fengge.cases.register.paging import BY_DUE, BY_REPORT, keys_of
from fengge.cases.showing.rows import CaseLine, lines_of
from fengge.core.clock import local, now
from fengge.core.pages import Nav, Request, page
from fengge.ui import Action, Column, Empty, Table

if TYPE_CHECKING:
    from django.http import HttpResponse


@page("cases/", allow=May.READ, surface="desk", name="cases.list", nav=Nav(lazy("事项"), "folders", 10))
def listed(request: Request) -> HttpResponse:
    """The register, under whatever conditions the URL holds."""
    wanted = Wanted.of(request.GET)
    shown = {"table": table(request, wanted), "form": form(wanted, request.actor), "wanted": wanted, "search": wanted.q}
    if request.headers.get("X-Fragment") == "cases":
        return TemplateResponse(request, "cases/register/_table.html", shown)
    return TemplateResponse(request, "cases/register/page.html", shown | {"figure": wanted.counted})


@page("search/", allow=May.READ, surface="desk", name="cases.search")
def search(request: Request) -> HttpResponse:
    """A whole 案号 opens its file; anything else becomes a list."""
    text = request.GET.get("q", "").strip()
    if NUMBER.fullmatch(text) and (case := Case.objects.filter(number=text).first()):
        return HttpResponseRedirect(case.url)
    return HttpResponseRedirect(Wanted(q=text).url())


def table(request: Request, wanted: Wanted) -> Table:
    """One page of the list."""
    at = now()
    order = BY_DUE if wanted.nearest_first else BY_REPORT
    keys, after = keys_of(found(wanted, request.actor, at), order, request.GET.get("after", ""))
    cases = Case.objects.by_keys(keys, request.actor)
    filters = words(wanted)
    return Table(
        "cases",
        _("事项"),
        columns(wanted),
        lines_of(cases, request.actor, at),
        row_url=lambda line: line.url,
        row_key=lambda line: line.case.number,
        more_url=wanted.url(after=after) if after else "",
        filters=filters,
        clear_url=wanted.plain() if len(filters) > 1 else "",
        actions=_together(request),
        export_url=wanted.url("cases.export") if request.actor.may(May.EXPORT) else "",
        empty=_nothing(wanted),
    )


def _together(request: Request) -> list[Action]:
    """What may be done with many at once."""
    if not request.actor.may(May.ASSIGN):
        return []
    return [Action(_("指派给…"), reverse("cases.assign_many"), icon="user-check", method="post")]


def _nothing(wanted: Wanted) -> Empty:
    if len(wanted.q) == 1:
        return Empty(_("一个字太少，请再多写一个字"), _("按姓名找请写全名。"), icon="list-search")
    if wanted.query:
        return Empty(
            _("没有符合条件的事项"),
            _("去掉一两个条件再看，或者检查写得对不对。"),
            Action(_("看在办的全部"), Wanted.plain()),
            "list-search",
        )
    return Empty(_("没有在办的事项"), _("群众扫门牌码、打电话或到窗口反映后，这里会出现第一件。"), icon="inbox")


def columns(wanted: Wanted) -> list[Column]:
    """案号 and 事由 always; the rest the reader may hide. Open cases tell when they are due, others when they came."""
    due = Column("clock", _("期限"), optional=True)
    came = Column("reported", _("反映时间"), _reported, kind="day", optional=True)
    return [
        Column("title", _("事由"), lambda line: line.case.title),
        Column("number", _("案号"), lambda line: line.case.number, kind="code"),
        Column("kind", _("类别"), optional=True),
        Column("level", _("级别"), optional=True),
        Column("stage", _("环节"), optional=True),
        Column("place", _("地点"), optional=True),
        Column("holder", _("承办人"), optional=True),
        due if wanted.nearest_first else came,
    ]


def _reported(line: CaseLine) -> object:
    return local(line.case.reported_at).date()
