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
def meeting(world):
    """The town's, with three things overdue."""
    cases = [world.accepted() for _ in range(3)]
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
    page.fill("[name=words]", "请司法所一起去")
    page.locator("#matter").focus()
    page.keyboard.press("3")
    expect(page.locator("#end")).to_contain_text("结束以后")
    assert page.evaluate("window.stays")
    assert decided(world) == ["close", "keep", "support"]


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
    page.get_by_role("button", name="结束会议").click()
    if script:
        page.get_by_role("button", name="结束会议").click()
    expect(page.locator("main")).to_contain_text("已开")
    if script:
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    with scope(world.town_wang.actor):
        assert Meeting.objects.get(pk=meeting.pk).outcome == "held"
