"""Supervision and urging beside the story: what is asked by when, what was answered, how often it was urged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.engine.hands import signature
from fengge.cases.file.panels import panel
from fengge.core.clock import today

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


@panel("cases/supervising/_panel.html", order=10)
def supervision(case: Case, _actor: Actor) -> dict[str, Any] | None:
    """None while nobody has urged, supervised, asked for time or been alarmed."""
    people = ("by__person", "by__division")
    urgings = list(case.urgings.select_related(*people).order_by("-id")[:20])
    supervisions = list(case.supervisions.select_related(*people).order_by("-id"))
    alarms = list(case.alarms.order_by("-id"))
    asked = list(case.extensions.filter(approved=None).select_related(*people))
    if not (urgings or supervisions or alarms or asked):
        return None
    return {
        "urgings": [(one, signature(one.by) if one.by else "") for one in urgings],
        "supervisions": [(one, signature(one.by), _is_late(one)) for one in supervisions],
        "alarms": alarms,
        "asked": [(one, signature(one.by)) for one in asked],
    }


def _is_late(one: Any) -> bool:
    return one.answered_at is None and one.lifted_at is None and one.due_on < today()
