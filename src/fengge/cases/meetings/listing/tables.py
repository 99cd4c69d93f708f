"""Meetings and decisions as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from fengge.cases.engine.hands import signature
from fengge.cases.meetings import shown
from fengge.cases.meetings.series import title_of
from fengge.core.clock import now
from fengge.orgs.naming import name_of
from fengge.ui import Column, Empty, Table

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from fengge.cases.models import Decision, Meeting


def with_counts(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Knowing of each how many items it has and how many are decided."""
    decided = Count("items", filter=Q(items__decided_at__isnull=False))
    return rows.annotate(many=Count("items"), decided=decided)


def meetings(name: str, title: str, rows: list[Any], *, empty: Empty, more_url: str = "") -> Table:
    """One line for each meeting."""
    return Table(
        name,
        title,
        [
            Column("series", _("会议"), lambda meeting: title_of(meeting.series)),
            Column("on", _("日期"), kind="day"),
            Column("place", _("地点"), lambda meeting: name_of(meeting.division)),
            Column("items", _("议题"), lambda meeting: meeting.many, kind="number"),
            Column("decided", _("已定"), lambda meeting: meeting.decided, kind="number"),
            Column("outcome", _("结果"), shown.outcome_words),
        ],
        rows,
        row_url=lambda meeting: meeting.url,
        more_url=more_url,
        empty=empty,
    )


def decisions(rows: list[Decision], *, empty: Empty, more_url: str = "") -> Table:
    """One line for each decision: what, by whom, by when, from which meeting."""
    at = now()
    return Table(
        "decisions",
        _("会议决定"),
        [
            Column("what", _("要做什么"), str),
            Column("matter", _("议题"), lambda one: one.title),
            Column("owner", _("谁来办"), lambda one: signature(one.owner) if one.owner else ""),
            Column("due", _("什么时候办好"), lambda one: shown.due_of(one, at)),
            Column("from", _("会议"), shown.meeting_of),
            Column("at", _("时间"), kind="moment"),
        ],
        rows,
        row_url=lambda one: one.url,
        more_url=more_url,
        empty=empty,
    )
