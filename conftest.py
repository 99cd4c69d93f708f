"""The database of the tests, and the ground each of them stands on: see fengge.core.testing.database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import TransactionTestCase, override_settings
from django.utils import translation

from fengge.cases.procedures import versions
from fengge.cases.rules import live
from fengge.core.messages import compile_catalogues
from fengge.core.testing.database import TestDatabase, ground_of
from fengge.core.testing.template import ANCHOR_NAME

DATABASE = TestDatabase(Path(__file__).parent / "var" / ANCHOR_NAME)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write", action="store_true", help="write tests/access.csv and tests/query_counts.json anew")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_sessionstart() -> None:
    compile_catalogues()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before any fixture opens a transaction."""
    DATABASE.stand_on(ground_of(item))


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker) -> Iterator[None]:
    """In the place of pytest-django's own: started only when a first test asks for the database."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        DATABASE.start(django_db_blocker.unblock)
        # The roles of service may not truncate, and the event table refuses to forget; a new clone needs neither.
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: DATABASE.renew())
        yield
        DATABASE.leave()


@pytest.fixture(scope="session")
def test_database(django_db_setup) -> TestDatabase:  # noqa: ARG001 - it starts it
    return DATABASE


@pytest.fixture(autouse=True, scope="session")
def tests_keep_to_themselves_and_are_quick(tmp_path_factory) -> Iterator[None]:
    """For the whole session, since a live server starts before the fixtures of any one test."""
    quick = "django.contrib.auth.hashers.MD5PasswordHasher"  # a password is no secret here, and argon2 slow by design
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # nothing needs collecting
    with override_settings(
        MEDIA_ROOT=tmp_path_factory.mktemp("files"),
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
        STORAGES={**settings.STORAGES, "staticfiles": plain},
        PASSWORD_HASHERS=[quick, *settings.PASSWORD_HASHERS],
    ):
        yield


@pytest.fixture(autouse=True)
def every_test_begins_in_chinese() -> None:
    translation.activate("zh-hans")  # a request in English leaves its language behind in the thread


@pytest.fixture(autouse=True)
def published_versions_are_read_anew() -> None:
    versions.forget()  # kept in memory since they never change; a test's are rolled back
    live.forget()


pytest_plugins = ["tests.world"]
