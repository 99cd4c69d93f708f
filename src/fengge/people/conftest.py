"""A grid of the next village beside the world's own, and doors."""

from collections.abc import Callable

import pytest
from tests.world import GRID, LONG_AGO, NEXT_VILLAGE, Worker, World

from fengge.core.access import scope
from fengge.orgs.models import Division
from fengge.people.households.entering import HouseholdGiven, enter_household
from fengge.people.models import Household

NEXT_GRID = f"{NEXT_VILLAGE}001"


@pytest.fixture
def next_grid(world: World) -> Division:
    code = world.secretary_next.appointment.division_id
    return Division.objects.create(code=f"{code}001", name="第一网格", parent_id=code, valid_from=LONG_AGO)


@pytest.fixture
def enter(world: World) -> Callable[..., Household]:
    """Enters a door, as the village's secretary unless the next one's is named."""

    def entered(
        address: str = "三组 12 号", *, by: Worker | None = None, division: str = GRID, **given: str
    ) -> Household:
        actor = (by or world.secretary_li).actor
        with scope(actor):
            return enter_household(
                HouseholdGiven.model_validate({"division": division, "address": address, "members": 3, **given}),
                by=actor,
            )

    return entered
