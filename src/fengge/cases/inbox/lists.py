"""The three lists of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from fengge.cases.inbox.finding import SHOWN
from fengge.ui import Column, Empty, Table

if TYPE_CHECKING:
    from fengge.cases.inbox.finding import Day
    from fengge.cases.showing.rows import CaseLine


def todays(day: Day) -> list[Table]:
    """Overdue, due next, and new."""
    return [_table(name, getattr(day, name)) for name in ("late", "due", "new")]


def _table(name: str, found: list[CaseLine]) -> Table:
    titles = {"late": _("超期"), "due": _("今天到期和接下来"), "new": _("新来和无人承办")}
    empties = {
        "late": Empty(_("没有超期的事"), icon="circle-check"),
        "due": Empty(_("手上没有在办的事"), _("受理或者接到指派后，会按到期先后排在这里。"), icon="calendar-due"),
        "new": Empty(_("没有等人接手的事"), icon="inbox"),
    }
    more = f"{reverse('cases.list')}?{urlencode(_asked(name))}" if len(found) > SHOWN else ""
    return Table(name, titles[name], columns(), found[:SHOWN], row_url=_url, more_url=more, empty=empties[name])


def _asked(name: str) -> dict[str, str]:
    asked = {"late": {"due": "overdue"}, "due": {}, "new": {"holder": "nobody"}}
    return {"holder": "ours", **asked[name]}


def _url(line: CaseLine) -> str:
    return line.url


def columns() -> list[Column]:
    """What, where, with whom, due when, and the next thing to do."""
    return [
        Column("title", _("事由"), lambda line: line.case.title),
        Column("level", _("级别")),
        Column("place", _("地点")),
        Column("stage", _("环节")),
        Column("holder", _("在谁手上")),
        Column("clock", _("期限")),
        Column("next", _("下一步")),
    ]
