"""A slice of the demo county: two villages of one town, loaded once for a module as the whole county is, on a fixed day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import override_settings

from fengge.core.clock import at, start_of
from fengge.core.testing.database import database_role, laid_out
from fengge.demo import loading
from fengge.demo.ground import Ground
from fengge.demo.loading import Size, load_parts

VILLAGE, NEXT_VILLAGE = "520329102201", "520329102202"
VILLAGES = (VILLAGE, NEXT_VILLAGE)
SLICE = Size(households=60, disputes=300, villages=VILLAGES)
SMALL = Size(households=30, disputes=20, villages=VILLAGES)
BEFORE_CASES = loading.PARTS[:4]  # county, staff, accounts, doors
TODAY = start_of(date(2026, 11, 20)) + timedelta(hours=10)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One test process lays the slice out for all who look at it."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("demo"))
            item.add_marker(pytest.mark.long)


@contextmanager
def on_the_day() -> Iterator[None]:
    """Numbers that belong to nobody are taken only in the demo; what the year holds depends on the day it ends."""
    with override_settings(DEMO=True), at(TODAY):
        yield


def load_slice(size: Size) -> Ground:
    with database_role("fengge_worker"):
        load_parts(lambda _: None, size)
    return Ground.read(*size.villages)


@laid_out
def whole_slice() -> Ground:
    """Everything of the slice."""
    with on_the_day():
        return load_slice(SLICE)


@laid_out
def staffed() -> Ground:
    """The slice with its people and doors but without any case."""
    with on_the_day(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "PARTS", BEFORE_CASES)
        return load_slice(SMALL)


@pytest.fixture
def county(db: None, whole_slice: Ground) -> Iterator[Ground]:  # noqa: ARG001
    """The slice on its day, for one test: what it changes is taken back."""
    with on_the_day():
        yield whole_slice
