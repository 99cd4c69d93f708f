"""The database of the tests: see fengge.core.testing.database."""

from collections.abc import Iterator

import pytest
from django.test import TransactionTestCase, override_settings

from fengge.core.messages import compile_catalogues
from fengge.core.testing.database import ANCHOR_NAME, TestDatabase


def pytest_sessionstart() -> None:
    compile_catalogues()


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker, request) -> Iterator[None]:
    """In the place of pytest-django's own: started only when a first test asks for the database."""
    database = TestDatabase(request.config.rootpath / "var" / ANCHOR_NAME)
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        database.start()
        # The roles of service may not truncate, and the event table refuses to forget; a new clone needs neither.
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: database.renew())
        yield
        database.leave()


@pytest.fixture(autouse=True, scope="session")
def files_of_tests_stay_with_tests(tmp_path_factory) -> Iterator[None]:
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files"), STATIC_ROOT=tmp_path_factory.mktemp("static")):
        yield


@pytest.fixture(autouse=True)
def static_files_need_no_collecting(settings, tmp_path) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


pytest_plugins = ["tests.world"]
