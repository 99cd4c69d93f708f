"""What guards may ask about a case's parts, helpers and lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.engine.facts import facts_in_record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fengge.core.access import Actor


@facts_in_record(
    open_parts="EXISTS (SELECT 1 FROM cases_case WHERE parent_id = %(case)s AND settled_at IS NULL)",
    helping="ARRAY(SELECT unit_id FROM cases_help WHERE case_id = %(case)s AND answered_at IS NULL)",
    disputes="ARRAY(SELECT decided_at IS NOT NULL FROM cases_leaddispute WHERE case_id = %(case)s)",
)
def standing(found: Mapping[str, Any], by: Actor) -> dict[str, bool]:
    """Parts settled, help answered, help this actor's unit owes, and whether the lead is in dispute or decided."""
    return {
        "joined.parts_settled": not found["open_parts"],
        "joined.help_answered": not found["helping"],
        "joined.help_owed": any(f"o:{unit}" in by.teams for unit in found["helping"]),
        "joined.lead_disputed": False in found["disputes"],
        "joined.lead_undisputed": False not in found["disputes"],
        "joined.lead_free": True not in found["disputes"],
    }
