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
PARTS = 4


@pytest.fixture(scope="session")
def known() -> golden.Table:
    return golden.read(FILE)


def seen(world, people: list[str]) -> golden.Table:
    """The status of every door for these people."""
    every = doors(world)
    table: golden.Table = {door.name: {"address": door.route} for door in every}
    walked: dict[object, dict[str, str]] = {}
    for who in people:
        if powers(who) not in walked:
            client = browser(who, world)
            walked[powers(who)] = {door.name: door.tried(client) for door in every}
        for name, status in walked[powers(who)].items():
            table[name][who] = status
    return table


def powers(who: str) -> object:
    """All that decides what somebody in post may see; two posts alike in it need not both be walked."""
    it = posts().posts.get(who)
    return (posts().permissions_of(who), it.sees, it.clearance, it.level) if it else who


def share(part: int) -> list[str]:
    """A part of everybody, so that two processes walk; those alike in their powers go together."""
    alike = list(dict.fromkeys(powers(who) for who in everybody()))
    return [who for who in everybody() if alike.index(powers(who)) % PARTS == part]


def of(table: golden.Table, people: list[str]) -> golden.Table:
    """The columns of these people."""
    return {door: {name: row.get(name, "") for name in ("address", *people)} for door, row in table.items()}


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_lets_in_exactly_whom_the_reviewed_file_says(world, known, request, part):
    if request.config.getoption("--write"):
        if part == 0:
            golden.write(FILE, "door", seen(world, everybody()))
        return
    people = share(part)
    hint = golden.HINT.format(test="tests/test_access.py")
    assert golden.differences(of(known, people), seen(world, people)) == [], hint


def test_everybody_is_in_one_part():
    assert sorted(who for part in range(PARTS) for who in share(part)) == sorted(everybody())


def test_no_page_ever_breaks(known):
    broken = [(page, who) for page, row in known.items() for who, status in row.items() if status.startswith("5")]
    assert broken == []
