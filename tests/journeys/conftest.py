"""A browser for each module, a window for each person, and a calendar whose pages can be turned for the live server."""

from __future__ import annotations

from contextvars import ContextVar
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from fengge.core import clock
from tests.journeys.screens import Keyboard, Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

SYSTEMS_OWN = [Path("/usr/bin/chromium"), Path("/usr/bin/chromium-browser"), Path("/usr/bin/google-chrome")]
ARGUMENTS = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking", "--lang=zh-CN"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each really commits, so each has a database of its own; the ways of one module share a browser, and so a test process."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.long)
            item.add_marker(pytest.mark.django_db(transaction=True))
            item.add_marker(pytest.mark.xdist_group(f"journey {item.path.stem}"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    own = next((str(one) for one in SYSTEMS_OWN if one.exists()), None)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as play:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's own loop runs in this thread
        browser = play.chromium.launch(executable_path=own, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def screen(chromium: Browser, live_server, world) -> Iterator[Callable[..., Screen]]:
    """`screen(360, 740)` opens a window for somebody; `keyboard=True` takes the mouse away; `script=False` JavaScript."""
    windows = []

    def opened(width: int = 1440, height: int = 900, *, keyboard: bool = False, **more) -> Screen:
        more = {"locale": "zh-CN", "reduced_motion": "reduce", "java_script_enabled": more.pop("script", True), **more}
        windows.append(chromium.new_context(viewport={"width": width, "height": height}, **more))
        return (Keyboard if keyboard else Screen)(windows[-1].new_page(), live_server.url)

    yield opened
    problems = [problem for window in windows for problem in getattr(window, "problems", [])]
    for window in windows:
        window.close()
    assert problems == []


class Calendar:
    """Unlike `clock.at`, which holds the time for one thread, this turns the page for the server's threads too."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.patch, self.days = patch, 0

    def turn(self, *, days: int) -> None:
        self.days += days
        moment = clock.datetime.now(clock.ZONE) + timedelta(days=self.days)
        self.patch.setattr(clock, "_held", ContextVar("held_time", default=moment))


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    return Calendar(monkeypatch)
