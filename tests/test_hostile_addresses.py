"""What people and programs put into an address never breaks a page: it is left out, or there is nothing there."""

import re

import pytest

from fengge.core.pages import all_pages
from tests.samples import address, browser

pytestmark = pytest.mark.long

NASTY = (
    "\x00",
    "9" * 40,
    "-1",
    "²",
    "٣",
    "'; DROP TABLE cases_case; --",
    "%",
    "\u202e退回",
    "𬱖" * 100,
    "2026-02-31",
    "2026-11-22T10:00:00~9223372036854775808",
    "~99999999999999999999",
    "0001-01-01T00:00:00+14:00~1",
    "<script>",
)
ASKED = (
    "q", "place", "kind", "level", "stage", "holder", "due", "source", "channel", "since", "until", "state", "figure",
    "after", "page", "on", "post", "division", "number", "case", "next", "code", "document", "signals", "as_of",
)  # fmt: skip


LISTS = [page for page in all_pages() if "<" not in page.route]
THINGS = [page for page in all_pages() if "<" in page.route]


@pytest.mark.parametrize("nasty", NASTY, ids=ascii)
def test_no_question_in_an_address_breaks_a_page(world, nasty):
    client = browser("town_governance", world)
    for page in LISTS:
        answer = client.get(address(page, world), dict.fromkeys(ASKED, nasty))
        assert answer.status_code < 500, page.name


@pytest.mark.parametrize("nasty", ["%00", "9" * 40, "²", "٣", "%E2%80%AE", "A" * 3000], ids=ascii)
def test_no_thing_named_in_an_address_breaks_a_page(world, nasty):
    for who in ("village_secretary", "security_admin"):
        client = browser(who, world)
        for page in THINGS:
            for asked in re.findall("<[^>]*>", page.route):
                route = page.route.replace(asked, nasty)
                answer = client.get("/" + re.sub("<[^>]*>", "1", route))
                assert answer.status_code < 500, (page.name, asked)
