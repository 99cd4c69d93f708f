"""A slice of the demo county: two villages of one town, loaded once for a module as the whole county is, on a fixed day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from fengge.core.clock import at, start_of
from fengge.core.testing.database import database_role
from fengge.demo.ground import Ground
from fengge.demo.loading import Size, load_parts

VILLAGE, NEXT_VILLAGE = "520329102201", "520329102202"
VILLAGES = (VILLAGE, NEXT_VILLAGE)
SLICE = Size(households=60, disputes=300, villages=VILLAGES)
SMALL = Size(households=30, disputes=20, villages=VILLAGES)
TODAY = start_of(date(2026, 11, 20)) + timedelta(hours=10)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One test process loads the slice for all who look at it."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("demo"))
            item.add_marker(pytest.mark.long)


@contextmanager
def on_the_day() -> Iterator[None]:
    """Numbers that belong to nobody are taken only in the demo; what the year holds depends on the day it ends."""
    with override_settings(DEMO=True), at(TODAY):
        yield


@contextmanager
def loaded(size: Size, blocker: Any) -> Iterator[Ground]:
    with on_the_day(), blocker.unblock(), transaction.atomic():
        yield load_slice(size)
        transaction.set_rollback(True)


def load_slice(size: Size) -> Ground:
    with database_role("fengge_worker"):
        load_parts(lambda _: None, size)
    return Ground.read(*size.villages)


@pytest.fixture(scope="module")
def whole_slice(django_db_setup: None, django_db_blocker: Any) -> Iterator[Ground]:  # noqa: ARG001
    """Everything of the slice."""
    with loaded(SLICE, django_db_blocker) as ground:
        yield ground


@pytest.fixture(scope="module")
def staffed(django_db_setup: None, django_db_blocker: Any) -> Iterator[Ground]:  # noqa: ARG001
    """The slice with its people but without any case."""
    with loaded(Size(households=10, disputes=0, villages=VILLAGES), django_db_blocker) as ground:
        yield ground


@pytest.fixture
def county(whole_slice: Ground) -> Iterator[Ground]:
    """The slice, for one test: what it changes is taken back."""
    with on_the_day(), transaction.atomic():
        yield whole_slice
        transaction.set_rollback(True)
