"""Who takes orders in, and an order of the platform."""

from datetime import timedelta
from typing import Any

import pytest
from tests.world import VILLAGE

from fengge.cases.hotline.inputs import OrderGiven
from fengge.cases.hotline.orders import receive
from fengge.cases.opening.ticket import Ticket
from fengge.core.access import scope
from fengge.core.clock import now


@pytest.fixture
def desk(world: Any) -> Any:
    """Whoever takes orders in."""
    return world.in_post("county_governance")


def an_order(desk: Any, *, due: timedelta = timedelta(days=3), **changed: Any) -> Any:
    said = {
        "number": "B-1", "kind": "t03", "facts": "路灯不亮", "division": VILLAGE, "received_at": now() - timedelta(hours=1),
        "due_at": now() + due, "name": "冉大姐", "phone": "13800001234", **changed,
    }  # fmt: skip
    with scope(desk.actor):
        return receive(OrderGiven(**said), by=desk.actor, ticket=Ticket.new())
