"""A real browser looks at the gallery with axe: each surface, light, dark, large, at the size of a phone and of a desk."""

import json
from pathlib import Path

import pytest

from fengge.ui import build

AXE = build.HERE.parents[2] / "node_modules/axe-core/axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LOOKS = [{}, {"look-theme": "dark"}, {"look-type": "large"}, {"look-contrast": "more"}]
PLACES = [("desk", 1440), ("desk", 360), ("portal", 360), ("field", 360)]

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not AXE.exists(), reason="axe-core comes with npm ci"),
]


@pytest.fixture
def browser(settings, monkeypatch):
    from playwright.sync_api import sync_playwright

    settings.DEMO = True
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's own loop runs in this thread
    with sync_playwright() as play:
        path = next(
            (str(one) for one in map(Path, ("/usr/bin/chromium", "/usr/bin/chromium-browser")) if one.exists()), None
        )
        chromium = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_everybody_can_use_every_component(browser, live_server, look):
    for surface, width in PLACES:
        page = opened(browser, live_server.url, f"/ui/?surface={surface}", width, look)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (surface, width, look)
        assert violations(page) == [], (surface, width, look)
        page.context.close()


def test_the_keyboard_reaches_what_the_mouse_does(browser, live_server):
    page = opened(browser, live_server.url, "/ui/", 1440, {})
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("body").press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.locator("[name=chosen]:checked").count() == 1
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()


def test_more_rows_come_in_place_and_take_the_keyboard_with_them(browser, live_server):
    page = opened(browser, live_server.url, "/ui/", 1440, {})
    page.get_by_role("link", name="更多").click()
    page.get_by_role("link", name="工地欠薪").wait_for()
    assert page.locator("[data-table=gallery] tbody tr").count() == 3
    assert "工地欠薪" in page.evaluate("document.activeElement.textContent")


def test_an_action_opens_beside_the_story_and_closes_again(browser, live_server):
    page = opened(browser, live_server.url, "/ui/", 1440, {})
    page.get_by_role("link", name="转给").click()
    page.locator("#beside textarea").fill("水沟")
    page.keyboard.press("Escape")
    assert not page.locator("#beside").is_visible()
    assert page.evaluate("document.activeElement.textContent.trim()") == "转给"
    page.get_by_role("link", name="转给").click()
    assert page.locator("#beside textarea").input_value() == "水沟"


def test_a_draft_survives_a_lost_page(browser, live_server):
    from playwright.sync_api import expect

    page = opened(browser, live_server.url, "/ui/?surface=portal", 360, {})
    page.get_by_label("事情经过").last.fill("排水沟堵了三天")
    page.reload()
    expect(page.get_by_label("事情经过").last).to_have_value("排水沟堵了三天")


def test_large_type_comes_at_once_and_stays(browser, live_server):
    page = opened(browser, live_server.url, "/ui/?surface=portal", 360, {})
    with page.expect_response("**/ui/preferences/"):
        page.locator("header").get_by_role("button", name="大字版").click()
    assert page.evaluate("document.documentElement.dataset.type") == "large"
    page.reload()
    assert page.evaluate("document.documentElement.dataset.type") == "large"


def test_what_cannot_be_undone_is_asked_in_words(browser, live_server):
    page = opened(browser, live_server.url, "/ui/", 1440, {})
    page.get_by_role("button", name="注销门牌码").click()
    assert page.get_by_text("贴在 12 户门上").is_visible()


def opened(browser, site: str, path: str, width: int, look: dict[str, str]):
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="zh-CN", reduced_motion="reduce")
    context.add_cookies([{"name": name, "value": value, "url": site} for name, value in look.items()])
    page = context.new_page()
    page.goto(site + path)
    page.wait_for_load_state("networkidle")
    return page


def violations(page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(f"axe.run(document, {json.dumps(RULES)})")["violations"]
    return [
        f"{one['id']}: {node['target']} {node['failureSummary'][:160]}" for one in found for node in one["nodes"][:3]
    ]
