"""The gallery shows every component, as sound HTML, in both languages, and only where it should."""

from pathlib import Path

import pytest
from django.test import Client
from lxml import html

from fengge.ui import build

SURFACES = ("desk", "portal", "field", "print")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


def page_of(surface: str, **headers) -> html.HtmlElement:
    answer = Client().get("/ui/", {"surface": surface}, headers=headers)
    assert answer.status_code == 200
    return html.document_fromstring(answer.content.decode())


def test_it_is_not_there_in_service(settings):
    settings.DEMO = settings.DEBUG = False
    assert Client().get("/ui/").status_code == 404


@pytest.mark.parametrize("surface", SURFACES)
def test_every_control_has_a_name_and_every_id_is_one(surface):
    page = page_of(surface)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for control in page.xpath("//input[not(@type='hidden')] | //select | //textarea[not(@hidden)]"):
        named = control.get("aria-label") or control.xpath("ancestor::label")
        assert named or page.xpath(f"//label[@for='{control.get('id')}']"), html.tostring(control)


@pytest.mark.parametrize("surface", SURFACES)
def test_nothing_is_styled_or_scripted_inline(surface):
    page = page_of(surface)
    inline = [
        one for one in page.xpath("//script[not(@src)]") if one.get("type") not in {"importmap", "application/json"}
    ]
    assert not inline
    assert not page.xpath("//@style | //style | //@onclick | //@onsubmit")


@pytest.mark.parametrize("surface", ["desk", "portal", "field"])
def test_buttons_and_links_have_words(surface):
    for one in page_of(surface).xpath("//button | //a[@href]"):
        assert one.text_content().strip() or one.get("aria-label"), html.tostring(one)


def test_english_is_whole():
    words = page_of("desk", accept_language="en").xpath("//nav[@id='rail']//li//text()")
    assert "Cases" in words


def test_every_component_stands_in_the_gallery():
    shown = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.html"))
    inner = {
        "action",
        "actions",
        "cell",
        "figure",
        "filters",
        "fields",
        "field",
        "rows",
        "errorsummary",
        "tablelines",
        "more",
    }
    named = {folder.name for folder in (build.HERE / "components").iterdir()} - inner
    assert {name for name in named if f"{{% {name} " not in shown and f"{{% {name} %}}" not in shown} == set()
