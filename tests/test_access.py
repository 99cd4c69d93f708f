"""Who is let in where: every page and every operation of the API for every post of the county, against the reviewed
file tests/access.csv.

200 the page · 302 led to sign in or on · 403 the post may not · 404 the post may, but this thing is not its own ·
405 the door is open, but only for a form that is handed in · 401 the API asks who it is · 409, 422 the API's door is
open, and what was tried at it, an empty body and a version no case has, is not enough.
"""

import pytest

from fengge.orgs.county.posts import posts
from tests import golden
from tests.samples import browser, doors, everybody

FILE = "access.csv"


@pytest.fixture(scope="session")
def known() -> golden.Table:
    return golden.read(FILE)


def seen(world) -> golden.Table:
    """The status of every door for everybody."""
    every = doors(world)
    table: golden.Table = {door.name: {"address": door.route} for door in every}
    walked: dict[object, dict[str, str]] = {}
    for who in everybody():
        alike = powers(who) if who in posts().posts else who
        if alike not in walked:
            client = browser(who, world)
            walked[alike] = {door.name: door.tried(client) for door in every}
        for name, status in walked[alike].items():
            table[name][who] = status
    return table


def powers(post: str) -> object:
    """All that decides what a post may see; two posts alike in it need not both be walked."""
    it = posts().posts[post]
    return posts().permissions_of(post), it.sees, it.clearance, it.level


@pytest.mark.long
def test_every_page_lets_in_exactly_whom_the_reviewed_file_says(world, known, request):
    now = seen(world)
    if request.config.getoption("--write"):
        golden.write(FILE, "door", now)
        return
    hint = golden.HINT.format(test="tests/test_access.py")
    assert golden.differences(known, now) == [], hint


def test_no_page_ever_breaks(known):
    broken = [(page, who) for page, row in known.items() for who, status in row.items() if status.startswith("5")]
    assert broken == []
