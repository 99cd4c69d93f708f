"""What guards may ask about the risk of a case, and the mark that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from fengge.cases.engine.facts import facts_in_record
from fengge.cases.models import Risk
from fengge.cases.risk.words import rules
from fengge.core.access import Secrecy
from fengge.core.verbs import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fengge.cases.models import Case
    from fengge.core.access import Actor


@facts_in_record(
    risk="""(SELECT ARRAY[r.colour, CASE WHEN r.needs_plan AND NOT EXISTS (
        SELECT 1 FROM cases_safetyplan p WHERE p.risk_id = r.id) THEN 'owed' ELSE '' END]
    FROM cases_risk r WHERE r.case_id = %(case)s AND r.ended_at IS NULL)""",
    risk_owed="cases_plan_owed(%(case)s)",
    risk_wall="(SELECT ARRAY[c.division, c.secrecy::text] || c.team FROM cases_case c WHERE c.id = %(case)s)",
)
def standing(found: Mapping[str, Any], by: Actor) -> dict[str, bool]:
    """`risk.safe` and `risk.clear` hold where no plan is owed: the first for who sees the mark, the second for who does not."""
    colour, owed = found["risk"] or ("", "")
    return {
        "risk.stands": bool(colour),
        "risk.safe": not owed,
        "risk.clear": bool(owed) or not found["risk_owed"],
        "risk.team": rules().colours is not None and is_in_team(by, *found["risk_wall"]),
    }


def is_in_team(by: Actor, division: str, secrecy: str, *team: str) -> bool:
    """As the wall has it: one of the team, or cleared for the place."""
    cleared = by.clearance >= max(int(secrecy), Secrecy.TEAM)
    return not set(team).isdisjoint(by.teams) or (cleared and any(division.startswith(place) for place in by.places))


def mark_of(case: Case) -> Risk | None:
    """The mark that stands, for who may see it."""
    found: Risk | None = Risk.objects.standing().filter(case=case).first()
    return found


def standing_mark(case: Case) -> Risk:
    """The mark that stands; Refused where there is none."""
    if (mark := mark_of(case)) is None:
        raise Refused(_("这件事没有风险标注。"))
    return mark
