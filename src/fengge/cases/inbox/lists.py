"""The three lists of the day."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from fengge.cases.models import Case
from fengge.cases.showing.rows import CaseLine, lines_of
from fengge.ui import Column, Empty, Table

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.cases.models.cases import Cases
    from fengge.core.access import Actor

SHOWN = 12


def todays(actor: Actor, at: datetime) -> list[Table]:
    """Overdue, due next, and new; a case stands in one of them only."""
    mine: Cases = Case.objects.open().concerning(actor).with_names().in_brief()
    held = mine.exclude(holder=None).filter(is_offered=False)
    late = mine.overdue(at).order_by("next_due_at", "id")
    due = held.filter(Q(next_due_at__gte=at) | Q(next_due_at=None)).order_by("next_due_at", "id")
    new = mine.filter(Q(holder=None) | Q(is_offered=True)).exclude(next_due_at__lt=at).order_by("reported_at", "id")
    found = {"late": list(late[: SHOWN + 1]), "due": list(due[: SHOWN + 1]), "new": list(new[: SHOWN + 1])}
    lines = iter(lines_of(chain(*found.values()), actor, at))  # together, so that their places are asked for once
    return [_table(name, list(islice(lines, len(cases)))) for name, cases in found.items()]


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
