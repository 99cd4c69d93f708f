"""A small named world: one town, two villages, and the people who work there. Built by the pack's own posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fengge.orgs.models import Appointment
from tests.world.cases import ID_A, ID_B
from tests.world.people import PASSWORD, Worker
from tests.world.places import COUNTY, GRID, GROUP, LONG_AGO, NEXT_VILLAGE, TOWN, VILLAGE
from tests.world.things import PIXEL, WithThings

if TYPE_CHECKING:
    from fengge.core.testing.database import TestDatabase

__all__ = [
    "COUNTY", "GRID", "GROUP", "ID_A", "ID_B", "LONG_AGO", "NEXT_VILLAGE", "PASSWORD", "PIXEL", "TOWN", "VILLAGE",
    "Appointment", "Worker", "World", "laid_world", "world",
]  # fmt: skip


class World(WithThings):
    """Divisions, organisations and workers by name; builders for cases in every stage."""


@pytest.fixture
def laid_world(test_database: TestDatabase) -> World:
    """Whoever asks for it stands on the ground on which the world was laid out once, and gets it as it was then."""
    return test_database.laid()


@pytest.fixture
def world(db, laid_world: World) -> World:
    """The world, as new for each test."""
    return laid_world
