"""A matter at risk from its assessment to its lifting: by keyboard, on a phone without JavaScript, and unseen by all others."""

from __future__ import annotations

import zipfile
from datetime import timedelta

from docx import Document
from playwright.sync_api import expect

from fengge.core.clock import now, today

HIDDEN = ("民转刑", "安全保护", "推搡", "八单", "派出所")
MATTER = "上周六在水沟边推搡，说再不解决就自己解决。"


def test_a_risk_is_assessed_watched_over_renewed_and_lifted_and_nobody_else_sees_it(world, screen, calendar):
    case = world.accepted()
    desk = screen(keyboard=True)
    desk.signs_in(world.mediator_zhang)
    desk.goes(case.url)
    assess(desk)
    desk.opens("撤回")
    desk.reads("还没有安全保护方案，保护双方的措施写明以后才能了结或者移交")
    protect(desk)
    phone = screen(360, 740, script=False)
    phone.signs_in(world.secretary_li)
    tell_the_police(phone, case)
    others_see_nothing(world, screen, case)
    the_slips_open_in_word(screen, world, case)
    calendar.turn(days=85)
    later = screen()
    later.signs_in(world.mediator_zhang)
    later.goes(case.url)
    later.does("延续风险标注", reason="协议还没有履行，上周又争了一次。")
    later.reads("已延续 1 次")
    later.does("解除风险标注", reason="协议已经履行，双方当面和好。")
    later.reads("已解除，现在没有标注")
    later.goes("/desk/risks/")
    later.reads("没有符合条件的事项")


def assess(desk) -> None:
    """The suggestion answers each tick, and a person decides."""
    form = desk.opens("评估民转刑风险")
    desk.fills(form, {"matter": MATTER})
    suggested = desk.page.locator("#suggested")
    for sign, words in (("blows", "计 5 分，建议黄色"), ("deadline", "计 8 分，建议红色")):
        desk.fill(form.locator(f'[name="signs"][value="{sign}"]'), True)
        expect(suggested).to_contain_text(words)
    desk.fills(form, {"colour": "red"})
    desk.sends(form)
    desk.reads("已办：评估民转刑风险。")
    desk.reads("正在动手、有人受伤")


def protect(desk) -> None:
    """A line for each side stands there already."""
    form, until = desk.opens("制定安全保护方案"), today() + timedelta(days=30)
    for line, what in enumerate(("分开约谈，两名干部到场", "上门讲清法律后果")):
        given = {"what": what, "owner": "村治保主任", "until": until}
        desk.fills(form, {f"measures-{line}-{name}": value for name, value in given.items()})
    desk.fills(form, {"contacts": "治保主任 0851-22000000"})
    desk.sends(form)
    desk.reads("已办：制定安全保护方案。")


def tell_the_police(phone, case) -> None:
    phone.goes(f"{case.url}do/risk_police/")
    form = phone.page.locator("#beside form").first
    at = now().strftime("%Y-%m-%dT%H:%M")
    phone.fills(form, {"reporter": "村治保主任", "station": "某镇派出所", "reported_at": at, "receipt": "样例-0001"})
    phone.sends(form)
    phone.reads("样例-0001")
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= phone.page.viewport_size["width"]


def others_see_nothing(world, screen, case) -> None:
    """Neither the posted cadre, who sees the case by its place, nor the resident who follows it."""
    cadre, resident = screen(), screen(360, 740)
    cadre.signs_in(world.in_post("posted_cadre"))
    cadre.goes(case.url)
    cadre.reads(case.number)
    resident.goes("/track/")
    form = resident.page.locator("main form").last
    resident.fills(form, {"code": case.ticket.code, "secret": case.ticket.secret})
    resident.sends(form)
    resident.reads("已受理")
    for page in (cadre.page, resident.page):
        text = page.locator("body").inner_text()
        assert not [word for word in HIDDEN if word in text]
    assert cadre.page.goto(f"{cadre.site}/desk/risks/").status == 403


def the_slips_open_in_word(screen, world, case) -> None:
    town = screen()
    town.signs_in(world.town_wang)
    town.goes("/desk/risks/")
    town.follows(case.title)
    with town.page.expect_download() as taken:
        town.follows("下载全部单据")
    with zipfile.ZipFile(taken.value.path()) as slips:
        words = [Document(slips.open(name)) for name in slips.namelist()]
    assert len(words) == 8
    assert all(word.tables for word in words)
