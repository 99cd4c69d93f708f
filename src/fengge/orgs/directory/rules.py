"""The county's rules as its pack has them: levels and words. What is not confirmed says 示例."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fengge.core.packs import Entry, pack
from fengge.core.packs.triage import Triage
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
        note=_noted(head),
        title=_title(head),
        tables=[_levels(), _words()],
    )


def _title(entry: Any) -> str:
    """The entry's title in the reader's language."""
    return str(entry.title_en if (get_language() or "").startswith("en") else entry.title)


def _noted(entry: Any) -> str:
    """What is known of the entry, in the reader's language where the pack has it."""
    return str(((get_language() or "").startswith("en") and entry.note_en) or entry.note)


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


def _words() -> Table:
    rows = list(pack().part(Words).words.values())
    columns = [
        Column("title", _("本县叫法"), str),
        Column("canonical", _("通常叫法")),
        Column("note", _("说明"), lambda word: _noted(word) or word.basis),
        Column("example", _("是否示例"), _mark),
    ]
    return Table("orgs-words", _("本县用语"), columns, rows, row_key=lambda word: word.title)
