"""Who is let in where: every page for every post of the county, against the reviewed file tests/access.csv.

200 the page · 302 led to sign in or on · 403 the post may not · 404 the post may, but this thing is not its own ·
405 the door is open, but only for a form that is handed in.
"""

import pytest
from django.urls import get_resolver

from fengge.core.pages import all_pages
from tests import golden
from tests.samples import address, browser, everybody

FILE = "access.csv"


@pytest.fixture(scope="session")
def known() -> golden.Table:
    return golden.read(FILE)


def seen(world) -> golden.Table:
    """The status of every page for everybody."""
    assert get_resolver().url_patterns
    table: golden.Table = {page.name: {"address": page.route} for page in all_pages()}
    for who in everybody():
        client = browser(who, world)
        for page in all_pages():
            answer = client.get(address(page, world))
            table[page.name][who] = str(answer.status_code)
    return table


def test_every_page_lets_in_exactly_whom_the_reviewed_file_says(world, known, request):
    now = seen(world)
    if request.config.getoption("--write"):
        golden.write(FILE, "page", now)
        return
    hint = golden.HINT.format(test="tests/test_access.py")
    assert golden.differences(known, now) == [], hint


def test_no_page_ever_breaks(known):
    broken = [(page, who) for page, row in known.items() for who, status in row.items() if status.startswith("5")]
    assert broken == []
