"""The page docs/howto/add-a-page.md does what it says: the page it adds opens for whom it should, with their rows."""

import re
from pathlib import Path
from types import ModuleType

import pytest
from django.template import engines
from django.template.response import TemplateResponse
from django.urls import clear_url_caches, path

from fengge.config import urls
from fengge.core.pages import all_pages, registry

PAGE = Path(__file__).resolve().parent.parent / "docs/howto/add-a-page.md"
BLOCKS = dict(re.findall(r"```(\w+)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))


@pytest.fixture
def added(monkeypatch):
    """The page as it is written there, with its address; afterwards gone."""
    monkeypatch.setattr(registry, "_pages", dict(registry._pages))
    module = ModuleType("fengge.cases.waiting.views")
    exec(BLOCKS["python"], module.__dict__)  # noqa: S102 - the page's own code
    template = engines["django"].from_string(BLOCKS["django"].partition("\n")[2])
    module.TemplateResponse = lambda request, _name, values: TemplateResponse(request, template, values)
    page = next(page for page in all_pages() if page.name == "cases.waiting")
    monkeypatch.setattr(urls, "urlpatterns", [path(page.route, page.view, name=page.name), *urls.urlpatterns])
    clear_url_caches()
    yield f"/{page.route}"
    monkeypatch.undo()
    clear_url_caches()


def test_the_page_shows_the_readers_own_cases(world, added):
    case = world.registered()
    page = world.secretary_li.client.get(added)
    assert page.status_code == 200
    assert case.title in page.content.decode()


def test_the_next_village_sees_none_of_them(world, added):
    case = world.registered()
    assert case.title not in world.secretary_next.client.get(added).content.decode()


def test_whoever_may_not_read_cases_is_refused(world, added, client):
    assert world.in_post("hotline").client.get(added).status_code == 403
    assert client.get(added).status_code == 302
