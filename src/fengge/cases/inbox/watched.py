"""What superiors look after: alarms that wait at the top, and cases under supervision. A list stands only where it has something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fengge.cases.inbox.lists import columns
from fengge.cases.models import Alarm, Case, Supervision
from fengge.cases.permissions import May
from fengge.cases.showing.rows import CaseLine, lines_of
from fengge.ui import Column, Table

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.core.access import Actor

SHOWN = 12


def watched(actor: Actor, at: datetime) -> list[Table]:
    """Alarms first, for those who answer them. Whoever sees a case sees that it is supervised: those below answer, those above wait."""
    alarms, supervisions = Alarm.objects.filter(answered_at=None), Supervision.objects.filter(lifted_at=None)
    if not actor.may(May.ANSWER_ALARM):
        alarms = alarms.none()
    # One set of the few that are watched: asked as an OR of two, every open case would be looked at.
    rows = Case.objects.open().filter(pk__in=alarms.values("case_id").union(supervisions.values("case_id")))
    known = (
        rows.with_names()
        .in_brief()
        .prefetch_related(
            Prefetch("alarms", alarms, to_attr="waiting_alarms"),
            Prefetch("supervisions", supervisions, to_attr="running"),
        )
    )
    lines = lines_of(known.order_by("next_due_at", "id")[: 2 * SHOWN], actor, at)
    if not lines:
        return []
    alarmed = [line for line in lines if _known(line).waiting_alarms]
    supervised = [line for line in lines if _known(line).running]
    found = [_table("alarms", _("告警"), alarmed, _alarm), _table("supervised", _("督办"), supervised, _supervision)]
    return [table for table in found if table.rows]


def _table(name: str, title: str, lines: list[CaseLine], told: Any) -> Table:
    shown = columns()
    shown.insert(1, Column(name, title, told))
    return Table(name, title, shown, lines[:SHOWN], row_url=lambda line: line.url)


def _known(line: CaseLine) -> Any:
    """The case with what was fetched along with it."""
    return line.case


def _alarm(line: CaseLine) -> str:
    since = _known(line).waiting_alarms[0].since
    return _("%(day)s起没有上级可交") % {"day": _day(since)}


def _supervision(line: CaseLine) -> str:
    one = _known(line).running[0]
    if one.answered_at:
        return _("已答复，等解除：%s") % one.requirement
    return _("%(day)s前答复：%(what)s") % {"day": _day(one.due_on), "what": one.requirement}


def _day(moment: Any) -> str:
    return date_format(moment, _("n月j日"))
