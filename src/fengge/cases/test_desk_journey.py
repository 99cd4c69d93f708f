"""A mediator's morning at the keyboard, in a real browser: today, the file, an action beside the story, and on a phone."""

from pathlib import Path

import pytest
from tests.world import PASSWORD

CHROMIUM = [path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).exists()]

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine"),
]


@pytest.fixture
def desk(world, live_server, monkeypatch):
    """Opens a page of the desk for a worker, at a width."""
    from playwright.sync_api import sync_playwright

    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's own loop runs in this thread
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM[0], args=["--no-sandbox"])

        def opened(worker, path, width=1440):
            page = chromium.new_page(viewport={"width": width, "height": 900}, base_url=live_server.url, locale="zh-CN")
            page.goto("/account/login/")
            page.fill("[name=login]", worker.account.username)
            page.fill("[name=password]", PASSWORD)
            page.press("[name=password]", "Enter")
            page.wait_for_url("**/desk/")
            page.goto(path)
            return page

        yield opened
        chromium.close()


def test_a_mediator_works_without_a_mouse_and_on_a_phone(world, desk):
    case = world.accepted()
    nothing_is_cut_off(desk, world.mediator_zhang, case)
    page = desk(world.mediator_zhang, "/desk/")
    opens_the_first_case(page, case)
    page.locator("a[data-beside]", has_text="备注").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#beside form")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".error-summary")
    page.fill("#beside [name=words]", "电话问过了，明天上门")
    page.press("#beside [name=words]", "Control+Enter")
    page.wait_for_url(f"**{case.url}#e-*")
    assert "电话问过了，明天上门" in page.locator(".timeline > li:target").inner_text()


def opens_the_first_case(page, case):
    page.wait_for_selector("html.js")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{case.url}")
    page.wait_for_load_state("networkidle")


def nothing_is_cut_off(desk, worker, case):
    page = desk(worker, "/desk/", width=360)
    for path in ("/desk/", "/desk/cases/", case.url, f"{case.url}do/mediate/", "/desk/counter/"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.close()
