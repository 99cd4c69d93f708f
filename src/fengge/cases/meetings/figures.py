"""Figures of meetings: how many were held, what was decided, and what was promised and not done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fengge.cases.figures import within
from fengge.cases.models import Decision, Meeting
from fengge.core.access.seen import successor
from fengge.core.figures import Asked, figure

if TYPE_CHECKING:
    from fengge.cases.models.decisions import Decisions
    from fengge.cases.models.meetings import Meetings


def _there(asked: Asked) -> Q:
    return Q(division__gte=asked.place, division__lt=successor(asked.place)) if asked.place else Q()


@figure(
    "meetings.held", title=_("开过的会"), unit=_("次"), opens="cases.meetings", sets=("demo",),
    definition=_("在这段时间里开完的会。没有议题而没有开的、没有开成的，都不计入。"),
)  # fmt: skip
def held(asked: Asked) -> Meetings:
    return Meeting.objects.held().filter(_there(asked), within(asked, "ended_at"))


@figure(
    "meetings.decided", title=_("议定的事"), unit=_("项"), opens="cases.decisions", sets=("demo",),
    definition=_("在这段时间里会上作出的决定。"),
)  # fmt: skip
def decided(asked: Asked) -> Decisions:
    return Decision.objects.filter(_there(asked), within(asked, "at"))


@figure(
    "meetings.decisions_overdue", title=_("过期没办好的决定"), unit=_("项"), opens="cases.decisions", sets=("demo",),
    definition=_("到查询时，过了说好的日期还没有办好的会议决定。事项办结的、会上另作决定的，不计入。"),
)  # fmt: skip
def overdue(asked: Asked) -> Decisions:
    return Decision.objects.overdue(asked.as_of.date()).filter(_there(asked))
