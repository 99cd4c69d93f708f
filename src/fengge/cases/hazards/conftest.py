"""Hazards in every stage, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.world import VILLAGE

from fengge.cases.engine.asking import hand_in
from fengge.cases.hazards.inputs import HazardGiven
from fengge.cases.hazards.reporting import open_hazard
from fengge.cases.opening.ticket import Ticket
from fengge.core.access import scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from fengge.cases.models import Case

SEEN = {"facts": "桥头护栏断了一截，小孩放学要过。", "kind": "h01", "division": VILLAGE, "channel": "grid"}
FOUND = {
    "is_hazard": "yes", "found": "护栏缺两米，下面是河。", "level": "hazard_general", "unit": "大坪村民委员会", "phone": "13800002222",
    "measures": "三天内先拉警戒线，再焊好护栏。",
}  # fmt: skip


class Hazards:
    """Builds hazards and takes steps as somebody."""

    def __init__(self, world: Any) -> None:
        self.world = world

    def reported(self, by: Any = None, **changed: Any) -> Case:
        actor, ticket = (by or self.world.secretary_li).actor, Ticket.new()
        with scope(actor):
            case = open_hazard(HazardGiven(**SEEN | changed), by=actor, ticket=ticket)
        vars(case)["ticket"] = ticket
        return case

    def does(self, who: Any, case: Case, action: str, **given: Any) -> Any:
        """Hand in the action's form as this worker; gives the bound form."""
        with scope(who.actor):
            bound = hand_in(case, action, given, by=who.actor)
            case.refresh_from_db()
        return bound

    def confirmed(self, **changed: Any) -> Case:
        case = self.reported()
        assert self.does(self.world.secretary_li, case, "check", **FOUND | changed).ok
        return case

    def rectified(self) -> Case:
        case = self.confirmed()
        assert self.does(self.world.secretary_li, case, "rectify", done="护栏已焊好。", on=today_iso()).ok
        return case


def today_iso() -> str:
    from fengge.core.clock import today

    return today().isoformat()


@pytest.fixture
def hazards(world: Any) -> Hazards:
    return Hazards(world)


@pytest.fixture
def refused() -> Callable[..., Any]:
    """The refusal of what is tried."""
    from fengge.core.verbs import Refused

    def told(act: Callable[[], Any]) -> str:
        with pytest.raises(Refused) as refusal:
            act()
        return " ".join([str(refusal.value.message), *map(str, refusal.value.items)])

    return told
