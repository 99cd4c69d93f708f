"""If every manager forgot its filter, the database would still keep the next village's matters to itself.

With the filters off, every page is walked as the secretary next door and as a visitor: where there should be somebody
else's case there is none, and none of its words appear, in pages, papers and spreadsheets alike.
"""

from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest

from fengge.core.access import ScopedQuerySet, scope
from fengge.core.pages import all_pages
from fengge.core.statements import reading
from tests.rows import MARK, one_of_each
from tests.samples import NEXT, VISITOR, address, browser

FOREIGN = (MARK, "田大山", "冉小河", "13800001234", "水淹了菜地")
LISTS = ("cases.list?state=all", "cases.list?q=排水", f"cases.list?q={MARK[:4]}", "cases.export?state=all")


@pytest.fixture
def filters_are_off(monkeypatch):
    monkeypatch.setattr(ScopedQuerySet, "visible_to", lambda rows, _actor: rows)
    monkeypatch.setattr(reading, "seen", lambda _model: "TRUE")


@pytest.fixture
def walk(world):
    """Everything the pages say to somebody: the page's name and its text."""
    one_of_each(world)
    here = {page.name: address(page, world) for page in all_pages()}
    with_questions = {name: here[name.split("?")[0]] + "?" + name.split("?")[1] for name in LISTS}

    def walking(who):
        client = browser(who, world)
        for name, url in (here | with_questions).items():
            yield name, text_of(client.get(url))

    return walking


def text_of(answer):
    """What an answer says, unpacked where it is a package."""
    content = answer.getvalue()
    if is_zipfile(BytesIO(content)):
        package = ZipFile(BytesIO(content))
        return "".join(package.read(name).decode(errors="replace") for name in package.namelist())
    return content.decode(errors="replace")


def told(walking, who):
    return [(name, words) for name, text in walking(who) for words in FOREIGN if words in text]


@pytest.mark.parametrize("who", [NEXT, VISITOR])
def test_with_every_filter_off_nothing_of_the_next_village_is_told(walk, filters_are_off, who):
    assert told(walk, who) == []


def test_the_village_itself_is_told_so_that_the_walk_proves_something(walk):
    found = {name.split("?")[0] for name, _ in told(walk, "village_secretary")}
    assert {"cases.list", "cases.file", "cases.inbox", "cases.papers", "cases.one_document"} <= found


def test_what_a_hotline_operator_exports_or_lists_is_nobodys_case(walk, filters_are_off):
    assert told(walk, "hotline") == []


def test_the_filters_are_really_off(world, filters_are_off):
    assert world.case
    with scope(world.secretary_li.actor):
        assert "WHERE" not in str(type(world.case).objects.all().query)
