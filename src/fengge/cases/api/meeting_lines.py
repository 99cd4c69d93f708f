"""How meetings, items and decisions are told over the API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.engine.hands import signature
from fengge.cases.meetings import shown
from fengge.cases.meetings.room.looking import decision_of
from fengge.cases.meetings.series import title_of
from fengge.core.api import moment
from fengge.orgs.naming import name_of

if TYPE_CHECKING:
    from fengge.cases.models import AgendaItem, Decision, Meeting


def series_shown(key: str) -> dict[str, str]:
    """A series with its title."""
    return {"key": key, "title": title_of(key)}


def place_shown(code: str) -> dict[str, str]:
    """A place with its name."""
    return {"code": code, "name": name_of(code)}


def meeting_line(one: Meeting) -> dict[str, Any]:
    """A meeting in a list."""
    return {
        "id": one.pk,
        "series": series_shown(one.series),
        "place": place_shown(one.division),
        "on": one.on,
        "called_at": moment(one.called_at),
        "ended_at": moment(one.ended_at),
        "outcome": {"key": one.outcome, "title": shown.outcome_words(one)} if one.outcome else None,
        "left_out": one.left_out,
        "version": one.version,
    }


def item_shown(one: AgendaItem) -> dict[str, Any]:
    """A matter of an agenda and what was decided."""
    decided = decision_of(one)
    return {
        **{
            name: getattr(one, name)
            for name in ("position", "number", "title", "level", "stage", "holder", "discussed", "version")
        },
        "place": place_shown(one.place),
        "due_at": moment(one.due_at),
        "reasons": shown.reasons(one),
        "decision": decision_shown(decided) if decided else None,
    }


def decision_shown(one: Decision) -> dict[str, Any]:
    """A decision."""
    return {
        **{name: getattr(one, name) for name in ("words", "number", "title", "due_on", "result", "version")},
        "id": one.pk,
        "choice": {"key": one.choice, "title": str(one.get_choice_display())},
        "owner": signature(one.owner) if one.owner else "",
        "at": moment(one.at),
        "done_at": moment(one.done_at),
        "replaced": one.replaced_by_id is not None,
    }
