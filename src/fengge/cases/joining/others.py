"""Choices about other cases and other units, for the case under consideration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases import procedures
from fengge.cases.engine.considering import considered, found_once
from fengge.cases.joining.likeness import alike
from fengge.core.access import current_actor
from fengge.core.wording import aside

if TYPE_CHECKING:
    from fengge.core.wording import Words


def taking_parts() -> list[tuple[str, Words]]:
    """Procedures under which a part can be settled: those that a matter can be reported under."""
    return [(one.key, one.title) for one in procedures.all() if "case.reported" in one.events]


def lookalikes() -> list[tuple[str, str]]:
    """Cases that may be the same matter, the likest first."""
    case = considered()
    found = found_once("lookalikes", lambda: alike(case, current_actor())) if case else []
    return [(one.case.number, str(aside(f"{one.case.number} {one.case.title}", one.words))) for one in found]


def helpers() -> list[tuple[str, str]]:
    """Tasks that the actor's own unit was asked to do and has not answered."""
    case, teams = considered(), current_actor().teams
    waiting = case.helps.filter(answered_at=None).select_related("unit") if case else []
    return [
        (str(one.pk), _("%(unit)s：%(task)s") % {"unit": one.unit.name, "task": one.task})
        for one in waiting
        if f"o:{one.unit_id}" in teams
    ]
