"""Supervision and urging beside the story: what is asked by when, what was answered, how often it was urged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.engine.hands import signature
from fengge.cases.file.glance import look_for
from fengge.cases.file.panels import panel
from fengge.core.clock import today

if TYPE_CHECKING:
    from fengge.cases.file.record import Record


look_for(
    urgings="SELECT FROM cases_caseurging WHERE case_id = %(case)s",
    supervisions="SELECT FROM cases_supervision WHERE case_id = %(case)s",
    alarms="SELECT FROM cases_alarm WHERE case_id = %(case)s",
    extensions="SELECT FROM cases_extension WHERE case_id = %(case)s AND approved IS NULL",
)


@panel("cases/supervising/_panel.html", order=10)
def supervision(record: Record) -> dict[str, Any] | None:
    """None while nobody has urged, supervised, asked for time or been alarmed."""
    case, has, people = record.case, record.has, ("by__person", "by__division")
    if not (has["urgings"] or has["supervisions"] or has["alarms"] or has["extensions"]):
        return None
    urgings = case.urgings.select_related(*people).order_by("-id")[:20] if has["urgings"] else []
    supervisions = case.supervisions.select_related(*people).order_by("-id") if has["supervisions"] else []
    asked = case.extensions.filter(approved=None).select_related(*people) if has["extensions"] else []
    return {
        "urgings": [(one, signature(one.by) if one.by else "") for one in urgings],
        "supervisions": [(one, signature(one.by), _is_late(one)) for one in supervisions],
        "alarms": list(case.alarms.order_by("-id")) if has["alarms"] else [],
        "asked": [(one, signature(one.by)) for one in asked],
    }


def _is_late(one: Any) -> bool:
    return one.answered_at is None and one.lifted_at is None and one.due_on < today()
