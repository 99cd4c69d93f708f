"""A town's chair runs the weekly consultation from one screen: by keyboard, on a phone, and without JavaScript."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from fengge.cases.meetings.calling.calling import call
from fengge.cases.meetings.calling.inputs import CallGiven
from fengge.cases.models import Case, Decision, Meeting
from fengge.core.access import scope
from fengge.core.clock import now


@pytest.fixture
def many():
    """How many things are overdue in the town."""
    return 3


@pytest.fixture
def meeting(world, many):
    """The town's."""
    cases = [world.accepted() for _ in range(many)]
    with scope(world.actor_seeing_all):
        Case.objects.filter(pk__in=[case.pk for case in cases]).update(next_due_at=now() - timedelta(days=9))
    with scope(world.town_wang.actor):
        return call(CallGiven(series="weekly_consultation"), by=world.town_wang.actor)


def decided(world):
    with scope(world.town_wang.actor):
        return sorted(Decision.objects.values_list("choice", flat=True))


def test_the_chair_decides_every_item_by_keyboard_and_ends_the_meeting(world, screen, meeting):
    desk = screen(keyboard=True)
    desk.signs_in(world.town_wang)
    desk.goes(meeting.url)
    page = desk.page
    page.evaluate("window.stays = true")
    page.keyboard.press("n")
    expect(page.locator("#matter")).to_contain_text("1 / 3")
    for item, key in ((2, "1"), (3, "5")):
        page.keyboard.press(key)
        expect(page.locator("#matter")).to_contain_text(f"{item} / 3")
    page.keyboard.press("3")
    expect(page.locator(".error-summary")).to_contain_text("请写一句要做什么、为什么。")
    expect(page.locator("[name=words]")).to_be_focused()
    page.keyboard.type("请司法所一起去")
    page.keyboard.press("Enter")  # what was pressed and refused, not the first button
    expect(page.locator("#end")).to_contain_text("结束以后")
    expect(page.locator("[data-start]")).to_be_focused()
    assert page.evaluate("window.stays")
    assert decided(world) == ["close", "keep", "support"]


@pytest.mark.parametrize("many", [30])
@pytest.mark.parametrize("width", [1440, 360])
def test_thirty_items_are_run_to_their_end_from_one_screen_without_a_mouse(world, screen, meeting, many, width):
    desk = screen(width, 900, keyboard=True)
    desk.signs_in(world.town_wang)
    desk.goes(meeting.url)
    page = desk.page
    page.evaluate("window.stays = true")
    page.keyboard.press("n")
    for item in range(1, many + 1):
        expect(page.locator("#matter")).to_contain_text(f"{item} / {many}")
        page.keyboard.press("1")
    expect(page.locator("[data-start]")).to_be_focused()
    assert page.evaluate("window.stays")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    desk.fills(page.locator("form[action$='attendance/']"), {"chair": "王主任", "minute_taker": "王主任"})
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-start]")).to_be_focused()
    page.keyboard.press("Tab")
    for _ in range(2):  # the second press answers what it says will happen
        page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("已开")
    assert decided(world) == ["keep"] * many


@pytest.mark.parametrize("script", [True, False])
def test_on_a_phone_with_or_without_javascript_the_meeting_is_held_to_its_end(world, screen, meeting, script):
    phone = screen(360, 740, script=script)
    phone.signs_in(world.town_wang)
    phone.goes(f"{meeting.url}items/1/")
    page, who = phone.page, str(world.town_wang.appointment.pk)
    for _ in range(3):
        before = page.url
        page.locator("button[name=choice][value=keep]").click()
        page.wait_for_url(lambda url, before=before: url != before)
    for name in ("chair", "minute_taker"):
        page.select_option(f"[name={name}]", who)
    page.check(f"[name=present][value='{who}']")
    page.get_by_role("button", name="记下到会").click()
    if script:
        expect(page.locator("[data-start]")).to_be_focused()  # the room has come anew
    page.get_by_role("button", name="结束会议").click()
    if script:
        page.get_by_role("button", name="结束会议").click()
    expect(page.locator("main")).to_contain_text("已开")
    if script:
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    with scope(world.town_wang.actor):
        assert Meeting.objects.get(pk=meeting.pk).outcome == "held"
