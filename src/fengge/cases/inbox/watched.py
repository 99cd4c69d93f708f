"""What superiors look after: alarms that wait at the top, and cases under supervision. A list stands only where it has something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fengge.cases.inbox.finding import MOST, SHOWN
from fengge.cases.inbox.lists import columns
from fengge.cases.models import Alarm, Supervision
from fengge.cases.permissions import May
from fengge.cases.register.asking import Wanted
from fengge.cases.showing.urls import action_url
from fengge.ui import Action, Column, Table

if TYPE_CHECKING:
    from fengge.cases.inbox.finding import Day
    from fengge.cases.showing.rows import CaseLine
    from fengge.core.access import Actor


def watched(day: Day, actor: Actor) -> list[Table]:
    """Alarms first, for those who answer them. Whoever sees a case sees that it is supervised: those below answer, those above wait."""
    if not day.watched:
        return []
    alarms = Alarm.objects.filter(answered_at=None)
    prefetch_related_objects(
        [line.case for line in day.watched],
        Prefetch("alarms", alarms if actor.may(May.ANSWER_ALARM) else alarms.none(), to_attr="waiting_alarms"),
        Prefetch("supervisions", Supervision.objects.filter(lifted_at=None), to_attr="running"),
    )
    alarmed = [line for line in day.watched if _known(line).waiting_alarms]
    supervised = [line for line in day.watched if _known(line).running]
    cut = len(day.watched) == MOST["watched"]
    found = [
        _table("alarms", _("告警"), alarmed, _alarm, "cases.alarmed", cut=cut),
        _table("supervised", _("督办"), supervised, _supervision, "cases.supervised", cut=cut),
    ]
    return [table for table in found if table.rows]


def _table(name: str, title: str, lines: list[CaseLine], told: Any, figure: str, *, cut: bool) -> Table:
    """`figure` counts the same rows: its list shows those for which there is no room here."""
    shown = columns()
    shown.insert(1, Column(name, title, told))
    if name == "alarms":
        shown[-1] = Column("next", _("下一步"), _answer)
    more = Wanted(figure=figure).url() if cut or len(lines) > SHOWN else ""
    return Table(name, title, shown, lines[:SHOWN], row_url=lambda line: line.url, more_url=more)


def _answer(line: CaseLine) -> Action:
    return Action(_("处置"), action_url(line.case, "answer_alarm"))


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
