"""The county's rules as its pack has them: levels, the triage table, words. What is not confirmed says 示例."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fengge.core.packs import Entry, pack
from fengge.core.packs.codes import codes
from fengge.core.packs.triage import Rule, Triage
from fengge.core.packs.words import Words
from fengge.core.pages import Request, page
from fengge.orgs.directory.frame import show
from fengge.orgs.permissions import Orgs
from fengge.ui import Column, Table

if TYPE_CHECKING:
    from django.http import HttpResponse


@page("orgs/rules/", allow=Orgs.READ, surface="desk")
def rules(request: Request) -> HttpResponse:
    """Read only: a rule is changed in the pack, where it is reviewed and tested."""
    head = pack().info
    return show(
        request,
        "orgs/directory/rules.html",
        "orgs.rules",
        head=head,
        title=_title(head),
        tables=[_levels(), _triage(), _words()],
    )


def _title(entry: Any) -> str:
    """The entry's title in the reader's language."""
    return str(entry.title_en if (get_language() or "").startswith("en") else entry.title)


def _mark(entry: Entry) -> str:
    return _("示例") if entry.example else ""


def _levels() -> Table:
    rungs = {"village": _("村（社区）办"), "town": _("镇（街道）办"), "county": _("县里办")}
    columns = [
        Column("level", _("级别"), _title),
        Column("rung", _("由谁办"), lambda level: rungs[level.rung]),
        Column("days", _("多长"), lambda level: _("%d 天") % level.days),
        Column("basis", _("依据")),
        Column("example", _("是否示例"), _mark),
    ]
    rows = list(pack().part(Triage).levels.values())
    return Table("orgs-levels", _("级别与期限"), columns, rows, row_key=lambda level: level.title)


def _triage() -> Table:
    table = pack().part(Triage)
    routes = {key: _title(route) for key, route in table.routes.items()}
    lines = sorted(table.rules.values(), key=lambda rule: rule.order)
    columns = [
        Column("when", _("什么事"), lambda rule: _when(rule, table)),
        Column("route", _("走哪条路"), lambda rule: routes.get(rule.route, "")),
        Column("why", _("为什么"), lambda rule: rule.reason_en if _english() else rule.reason),
        Column("basis", _("依据"), lambda rule: rule.basis),
        Column("example", _("是否示例"), _mark),
    ]
    return Table("orgs-triage", _("分流规则"), columns, lines, row_key=lambda rule: str(rule.order))


def _english() -> bool:
    return (get_language() or "").startswith("en")


def _when(rule: Rule, table: Triage) -> str:
    kinds = codes("dispute_kinds")
    said = [str(kinds[kind]) for kind in rule.kinds] + [_title(table.signals[signal]) for signal in rule.signals]
    return " / ".join(said) or _("其他所有")


def _words() -> Table:
    rows = list(pack().part(Words).words.values())
    columns = [
        Column("title", _("本县叫法"), str),
        Column("canonical", _("通常叫法")),
        Column("note", _("说明"), lambda word: word.note or word.basis),
        Column("example", _("是否示例"), _mark),
    ]
    return Table("orgs-words", _("本县用语"), columns, rows, row_key=lambda word: word.title)
