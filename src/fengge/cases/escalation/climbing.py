"""One rung up: what changes on the case, for a person's verb and for the sweep alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.cases.engine.hands import place_on

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.cases.procedure import Rung
    from fengge.orgs.models import Organisation


def step_up(case: Case, above: Rung, unit: Organisation | None = None) -> dict[str, Any]:
    """Put it on the rung above, in nobody's hands or a unit's. The unit it comes from keeps sight of it. Gives what history tells."""
    left = {"from_rung": case.rung, "from_division": case.division}
    for kept in (case.unit_id, unit.pk if unit else None):
        if kept:
            case.let_see(f"o:{kept}")
    case.rung, case.division = above.key, place_on(above.key, case.division)
    case.holder, case.held_since, case.unit = None, None, unit
    return {**left, "rung": case.rung, "division": case.division}
