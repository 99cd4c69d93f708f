"""The log of events, newest first. Personal parts stay sealed here too, and so does what people wrote in matters of others."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fengge.core.access import AUDIT_READ
from fengge.core.access.rows import scoped_models
from fengge.core.models import Event
from fengge.core.pages import Nav, Request, page
from fengge.orgs.county.posts import in_words
from fengge.orgs.directory.frame import show
from fengge.orgs.models import Account
from fengge.ui import Column, Filter, Table

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse

SIZE = 50
LONGEST = 160
KEY = re.compile(r"[\w:.+-]{0,40}", re.ASCII)


@page("audit/", allow=AUDIT_READ, surface="desk", nav=Nav(gettext_lazy("审计"), "history", 950))
def audit(request: Request) -> HttpResponse:
    """Every event, narrowed by its type and by who did it; `before` continues below the last one shown."""
    rows, words = _narrowed(request, Event.objects.order_by("-id").defer("personal"))
    before = request.GET.get("before", "")
    if before.isdecimal():
        rows = rows.filter(id__lt=min(int(before), 2**62))
    found = list(rows[: SIZE + 1])
    names = dict(Account.objects.filter(pk__in={row.account_id for row in found}).values_list("pk", "username"))
    table = _table(found[:SIZE], names, more_url=_more(request, found))
    return show(
        request,
        "orgs/directory/list.html",
        "",
        title=_("审计记录"),
        lead=_("只增不改；有人动过，“fengge audit verify”会指出是哪一条。"),
        table=table,
        words=words,
        search_label=_("用户名"),
        searched=request.GET.get("name", ""),
    )


def _narrowed(request: Request, rows: QuerySet[Event]) -> tuple[QuerySet[Event], list[Filter]]:
    words = []
    if kind := request.GET.get("type", "").replace("\0", "")[:60]:
        rows, words = rows.filter(type=kind), [Filter(kind, "?")]
    if name := request.GET.get("name", "").strip().lower().replace("\0", "")[:40]:
        rows = rows.filter(account_id__in=Account.objects.filter(username=name).values("pk"))
    return rows, words


def _more(request: Request, found: list[Event]) -> str:
    kept = {name: value for name, value in request.GET.items() if name != "before"}
    return f"?{urlencode({**kept, 'before': found[SIZE - 1].pk})}" if len(found) > SIZE else ""


def _table(rows: list[Event], names: dict[int, str], *, more_url: str) -> Table:
    columns = [
        Column("at", _("时间"), kind="moment"),
        Column("type", _("动作")),
        Column("who", _("谁"), lambda row: in_words(row.signature) or names.get(row.account_id, "") or _("访客")),
        Column("account", _("用户名"), lambda row: names.get(row.account_id, "")),
        Column("subject", _("对象"), lambda row: f"{row.subject_kind} {row.subject_id}" if row.subject_id else ""),
        Column("details", _("内容"), _details),
    ]
    return Table("orgs-audit", _("审计记录"), columns, rows, row_url=lambda row: f"?type={row.type}", more_url=more_url)


def _details(row: Event) -> str:
    """What was said and changed, in short; of rows that not everybody may see, what people wrote is left out."""
    told = {**row.details, **row.changes}
    if _is_scoped(row.subject_kind):
        told = {name: _bare(value) for name, value in told.items()}
    said = json.dumps(told, ensure_ascii=False, default=str) if told else ""
    return said if len(said) <= LONGEST else said[:LONGEST] + "…"


@cache
def _is_scoped(kind: str) -> bool:
    return any(model._meta.label_lower == kind for model in scoped_models())


def _bare(value: object) -> object:
    """Keys, numbers and days as they are; words as a sign that there were some. The auditor reads who did what, not the matter."""
    if isinstance(value, dict):
        return {name: _bare(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_bare(one) for one in value]
    return "…" if isinstance(value, str) and not KEY.fullmatch(value) else value
