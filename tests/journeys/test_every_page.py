"""Every page of the reviewed table in English on a narrow phone: whole, translated, and open to everybody.

What people wrote, and what places and people are called, stays Chinese: it is read from the database, so whatever else
is Chinese on an English page was forgotten.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.db import connection

from fengge.core.packs import pack
from fengge.core.packs.words import Words
from fengge.core.pages import all_pages
from tests import golden
from tests.journeys.test_for_everybody import AXE, violations
from tests.samples import NEXT, VISITOR, address, browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(not AXE.exists(), reason="axe-core comes with npm ci")
WIDTH = 360
ROOT = Path(__file__).parents[2]
WORLD = [*ROOT.glob("tests/world*.py"), *ROOT.glob("tests/world/**/*.py")]
HEADINGS = [
    *ROOT.glob("src/fengge/*/importing/*.py"),
    *ROOT.glob("src/fengge/cases/hotline/*.py"),
]  # of lists handed in
KEPT_RECORD = {"orgs.audit"}  # as it was written
ON_PAPER = {"people.doorplate_print"}  # one drawing to cut out
PARTS = {"cases.unread", "cases.counts"}  # drawn inside other pages
DOWNLOADED = {"cases.export"}
HAN = re.compile(r"[\u3400-\u9fff]+")
ALWAYS = {"中文", "简体中文"}
# A law keeps its official name, a letter its official number.
KEPT = re.compile(r"《[^》]*》(?:解释)?(?:第[一二三四五六七八九十百]+条[、至]?)*|\S*〔\d+〕\d+号")
WORDS_SHOWN = """() => {
  const found = [document.title];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const one = walk.currentNode.parentElement;
    if (!one.closest('script, style, template, [lang^=zh]:not(html)')) found.push(walk.currentNode.textContent);
  }
  for (const one of document.querySelectorAll('[title], [aria-label], [placeholder], [alt]'))
    for (const name of ['title', 'aria-label', 'placeholder', 'alt']) found.push(one.getAttribute(name) ?? '');
  return found;
}"""


def readers() -> dict[str, str]:
    """For each page whom it opens to: the first post of the reviewed table that is let in."""
    table = golden.read("access.csv")
    opened = {}
    for page in all_pages():
        row = {who: status for who, status in table.get(page.name, {}).items() if who not in {"address", NEXT}}
        who = next((one for one, status in row.items() if status == "200"), "")
        if who and page.name not in ON_PAPER | PARTS | DOWNLOADED:
            opened[page.name] = who
    return opened


def written() -> str:
    """All that rows say: what places and people are called, and what people wrote."""
    texts = [path.read_text(encoding="utf-8") for path in (*WORLD, *HEADINGS)]  # what lies sealed in its row
    texts += [pack().info.title, *(word.canonical for word in pack().part(Words).words.values())]
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if not model._meta.managed or model._meta.proxy:
                continue
            cursor.execute(f'SELECT "{model._meta.db_table}"::text FROM "{model._meta.db_table}"')
            texts += [row[0] for row in cursor.fetchall()]
    return "\n".join(texts)


def forgotten(page: Page, data: str, name: str) -> Iterator[str]:
    """Chinese that no row holds."""
    if name in KEPT_RECORD:
        return
    for words in page.evaluate(WORDS_SHOWN):
        for part in HAN.findall(KEPT.sub("", words)):
            if part not in ALWAYS and part not in data:
                yield f"“{part}” is left in Chinese"


def wrong(page: Page) -> Iterator[str]:
    """Whatever is not as it should be on the page that is open."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > WIDTH:
        yield f"{wide} wide"
    if (number := page.locator("h1").count()) != 1:
        yield f"{number} h1"
    yield from violations(page)


def visits(world) -> dict[str, list[tuple[str, str]]]:
    """Who goes to which pages."""
    addresses = {page.name: address(page, world) for page in all_pages()}
    walks: dict[str, list[tuple[str, str]]] = {}
    for name, who in readers().items():
        walks.setdefault(who, []).append((name, addresses[name]))
    return walks


def window_of(who: str, world, screen):
    """A narrow window in English in which somebody is signed in already; what the browser complains of is kept."""
    window = screen(WIDTH, 740)
    held = browser(who, world).cookies.get("sessionid") if who != VISITOR else None
    cookies = {"django_language": "en"} | ({"sessionid": held.value} if held else {})
    window.page.context.add_cookies([{"name": name, "value": cookies[name], "url": window.site} for name in cookies])
    window.trouble = []
    window.page.on("console", lambda said: window.trouble.append(said.text) if said.type == "error" else None)
    return window


def looked_at(window, name: str, path: str, data: str) -> Iterator[str]:
    """What is wrong with one page; pictures and papers are none."""
    window.trouble.clear()
    if "html" in window.page.goto(window.site + path).headers.get("content-type", ""):
        yield from dict.fromkeys([*window.trouble, *wrong(window.page), *forgotten(window.page, data, name)])


def test_every_page_is_whole_and_english_on_a_phone(world, screen):
    found = []
    for who, pages in visits(world).items():
        window, data = window_of(who, world, screen), written()
        for name, path in pages:
            if "." not in path.rsplit("/", 1)[-1]:  # a file would be downloaded
                found += [f"{name} as {who}: {what}" for what in looked_at(window, name, path, data)]
        window.page.context.close()
    assert not found, "\n".join(found)
