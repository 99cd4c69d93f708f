"""A small named world: one town, two villages, and the people who work there. Built by the pack's own posts."""

from __future__ import annotations

import pytest

from fengge.core.testing.database import laid_out
from fengge.orgs.models import Appointment
from tests.world.cases import ID_A, ID_B, do
from tests.world.people import PASSWORD, Worker
from tests.world.places import COUNTY, GRID, GROUP, LONG_AGO, NEXT_VILLAGE, TOWN, VILLAGE
from tests.world.things import PIXEL, WithThings

__all__ = [
    "COUNTY", "GRID", "GROUP", "ID_A", "ID_B", "LONG_AGO", "NEXT_VILLAGE", "PASSWORD", "PIXEL", "TOWN", "VILLAGE",
    "Appointment", "Worker", "World", "do", "laid_world", "world",
]  # fmt: skip


class World(WithThings):
    """Divisions, organisations and workers by name; builders for cases in every stage."""


@laid_out
def laid_world() -> World:
    """For tests that really commit; all others ask for `world`."""
    return World()


@pytest.fixture
def world(db, laid_world: World) -> World:
    """The world, as new for each test."""
    return laid_world
