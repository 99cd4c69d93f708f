"""What waits for a word of this actor though the case is in other hands: help to give, a lead to settle, more time to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fengge.cases.inbox.finding import SHOWN
from fengge.cases.inbox.lists import columns
from fengge.cases.inbox.waiting import disputes, helps, times
from fengge.cases.showing.urls import action_url
from fengge.ui import Action, Column, Table

if TYPE_CHECKING:
    from fengge.cases.inbox.finding import Day
    from fengge.cases.showing.rows import CaseLine
    from fengge.core.access import Actor


def asked(day: Day, actor: Actor) -> list[Table]:
    """One list, and only where it has something: what is asked for, by when, and the deed that answers it."""
    if not day.asked:
        return []
    prefetch_related_objects(
        [line.case for line in day.asked],
        Prefetch("helps", helps(actor), to_attr="owed"),
        Prefetch("lead_disputes", disputes(actor), to_attr="to_settle"),
        Prefetch("extensions", times(actor), to_attr="to_answer"),
    )
    shown = [one for one in columns() if one.key != "next"]
    shown.insert(1, Column("asked", _("等您"), _words))
    shown.append(Column("next", _("下一步"), _deed))
    return [Table("asked", _("等我答复的"), shown, day.asked[:SHOWN], row_url=lambda line: line.url)]


def _words(line: CaseLine) -> str:
    known: Any = line.case
    tasks = [_("%(day)s前协办：%(what)s") % {"day": _day(one.due_on), "what": one.task} for one in known.owed]
    leads = [_("裁定由谁牵头：%s") % one.reason for one in known.to_settle]
    longer = [_("审批延期 %(days)d 天：%(why)s") % {"days": one.days, "why": one.reason} for one in known.to_answer]
    return "\n".join([*leads, *tasks, *longer])


def _deed(line: CaseLine) -> Action:
    known: Any = line.case
    if known.to_settle:
        return Action(_("裁定"), action_url(line.case, "decide_lead"))
    if known.owed:
        return Action(_("答复协办"), action_url(line.case, "answer_help"))
    return Action(_("审批"), action_url(line.case, "answer_time"))


def _day(moment: Any) -> str:
    return date_format(moment, _("n月j日"))
