"""Large type, English, a narrow phone and a desk at twice its size: nothing runs off the side, and axe finds nothing serious."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
AXE = Path(os.environ.get("FENGGE_NODE_MODULES", ROOT / "node_modules")) / "axe-core/axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
LOOKS = {"plain": {}, "large": {"look-type": "large"}, "english": {"django_language": "en"}}
PUBLIC = ["/", "/report/", "/track/", "/contacts/", "/rights/", "/d/{plate}", "/d/{plate}/report/"]
DESK = ["/desk/", "/desk/cases/", "/desk/search/?q=1", "/desk/counter/", "{case}", "{case}do/note/", "{case}documents/"]

pytestmark = pytest.mark.skipif(not AXE.exists(), reason="axe-core comes with npm ci")


def walked(window, paths: list[str], *, width: int, look: dict[str, str]) -> list[str]:
    """Whatever runs off the side or keeps somebody out, on any of the pages."""
    window.page.context.add_cookies(
        [{"name": name, "value": value, "url": window.site} for name, value in look.items()]
    )
    found = []
    for path in paths:
        window.goes(path)
        wide = window.page.evaluate("document.documentElement.scrollWidth")
        found += [f"{path} is {wide} wide"] if wide > width else []
        found += [f"{path}: {each}" for each in violations(window.page)]
    return found


def violations(page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(f"axe.run(document, {json.dumps(RULES)})")["violations"]
    serious = [each for each in found if each["impact"] in {"serious", "critical"}]
    return [f"{each['id']} {node['target']}" for each in serious for node in each["nodes"][:3]]


@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_use_the_residents_pages(world, screen, look):
    paths = [path.format(plate=world.plate.code) for path in PUBLIC]
    assert walked(screen(360, 740), paths, width=360, look=LOOKS[look]) == []


@pytest.mark.parametrize(("look", "width"), [("plain", 360), ("large", 360), ("english", 360), ("plain", 720)])
def test_everybody_can_use_the_desk(world, screen, look, width):
    desk = screen(width, 740)
    desk.signs_in(world.secretary_li)
    paths = [path.format(case=world.case.url) for path in DESK]
    assert walked(desk, paths, width=width, look=LOOKS[look]) == []


def test_a_reader_changes_language_and_type_where_they_stand(world, screen):
    phone = screen(360, 740)
    phone.goes("/report/")
    phone.presses("English", "header")
    phone.page.wait_for_load_state()
    assert phone.page.url.endswith("/report/")
    assert phone.page.locator("html").get_attribute("lang") == "en"
    phone.presses("大字版" if phone.page.get_by_text("大字版").count() else "Large type", "header")
    phone.page.wait_for_function("document.documentElement.dataset.type === 'large'")
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 360
