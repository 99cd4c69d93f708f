"""A letter between two units in real browsers: the county's desk without a mouse, the bureau's on a phone."""

from __future__ import annotations

import pytest

from fengge.cases.models import Letter
from fengge.core.access import scope
from tests.world import COUNTY

PHONE = 360


@pytest.fixture
def offices(world):
    """The county's centre and a bureau, each with somebody in post."""
    centre = world.organisation(COUNTY, "governance_center", "某县综治中心")
    bureau = world.organisation(COUNTY, "water", "某县水务局")
    return world.worker("周主任", "county_governance", COUNTY, centre), world.worker(
        "吴局长", "county_unit", COUNTY, bureau
    )


def test_a_letter_is_drafted_signed_received_answered_returned_and_accepted(world, screen, offices):
    centre, bureau = offices
    desk, phone = screen(keyboard=True), screen(PHONE, 740)
    desk.signs_in(centre)
    phone.signs_in(bureau)
    where = draft(desk, world.accepted())
    phone.goes(where)
    phone.reads("没有找到")
    desk.does("签发")
    phone.goes(where)
    phone.does("签收")
    phone.does("回复", text="已到现场查看。")
    desk.goes(where)
    desk.does("退回", opinion="请附整改清单")
    phone.goes(where)
    phone.reads("请附整改清单")
    phone.does("回复", text="清单已附。")
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= PHONE
    desk.goes(where)
    desk.does("认可")
    with scope(bureau.actor):
        assert Letter.objects.get().state == "accepted"


def draft(desk, case):
    """From the case's file, with the pack's words; gives the letter's address."""
    desk.goes(f"{case.url}letters/new/handover/")
    form = desk.page.locator("main form").last
    desk.fills(form, {"recipient": "某县水务局"})
    desk.sends(form)
    desk.reads("草稿已存好")
    return desk.page.url
