"""What is no dispute, walked in a browser by the people who meet in it: each from its first form to its end."""

from __future__ import annotations

import re

from playwright.sync_api import expect

ORDERS = """工单编号,工单类别,问题描述,属地,联系人,联系电话,受理时间,办结时限
P-1,投诉,路灯三个月不亮,大坪村,冉大姐,13800001234,2026-01-05 09:00,2099-01-09 18:00
""".encode()


def begins(person, what: str, **given: object) -> tuple[str, str]:
    """From the choice to the slip; gives code and secret."""
    person.goes("/desk/cases/new/")
    person.follows(what)
    form = person.page.locator("main form").first
    person.fills(form, given)
    person.sends(form)
    person.reads("群众反映事项回执")
    return tuple(person.page.locator("main [data-copy]").evaluate_all("(all) => all.map(one => one.dataset.copy)"))


def follows_up(person, code: str, secret: str) -> None:
    person.goes("/track/")
    person.fills(person.page.locator("main form").first, {"code": code, "secret": secret})
    person.page.locator("main form").first.locator("button.primary").click()
    expect(person.page).to_have_url(re.compile(f"/track/{code}/"))


def fits(person) -> None:
    assert person.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), person.page.url


def test_a_hazard_goes_from_a_grid_workers_phone_to_the_second_look(world, screen):
    phone, secretary, other = screen(360, 740), screen(keyboard=True), screen(script=False)
    phone.signs_in(world.in_post("grid_worker"))
    code, secret = begins(phone, "隐患与网格事件", facts="桥头护栏断了一截", kind="道路交通", place_words="三组桥头")
    fits(phone)
    phone.follows("桥头护栏断了一截")
    fits(phone)
    where = phone.page.url
    secretary.signs_in(world.secretary_li)
    secretary.goes(where)
    secretary.does(
        "核查",
        is_hazard="yes",
        found="缺两米，下面是河。",
        level="一般隐患",
        unit="大坪村民委员会",
        measures="七天内焊好。",
    )
    secretary.does("整改", done="护栏已焊好。")
    other.signs_in(world.visitor_zhao)
    other.goes(where)
    other.does("复查", passed="yes", found="护栏牢固。")
    other.reads("已销号")
    resident = screen(360, 740)
    follows_up(resident, code, secret)
    resident.reads("换人做了复查")
    resident.reads("护栏牢固。")
    fits(resident)


def test_an_emergency_says_whom_to_call_first(world, screen):
    phone = screen(360, 740)
    phone.signs_in(world.in_post("grid_worker"))
    phone.goes("/desk/cases/new/hazard/")
    phone.reads("先拨 119、120")
    begins(phone, "隐患与网格事件", facts="墙要倒了", kind="房屋建筑", urgent=True, danger="墙下有人走")
    phone.follows("墙要倒了")
    phone.reads("紧急隐患，镇里县里已收到")
    fits(phone)


def test_an_order_comes_as_a_file_and_its_answer_goes_back_as_one(world, screen):
    county, secretary = screen(), screen(keyboard=True)
    county.signs_in(world.in_post("county_governance"))
    county.goes("/desk/orders/")
    county.page.locator("main input[type=file]").set_input_files(
        {"name": "工单.csv", "mimeType": "text/csv", "buffer": ORDERS}
    )
    county.presses("上传并预览")
    county.presses("导入 1 件")
    county.reads("已导入：新登记 1 件。")
    secretary.signs_in(world.secretary_li)
    secretary.goes("/desk/cases/?procedure=hotline")
    secretary.follows("路灯三个月不亮")
    secretary.does("接办")
    secretary.does("答复工单", reply="路灯已修好。")
    county.goes("/desk/orders/")
    with county.page.expect_download() as taken:
        county.follows("导出 CSV")
    with open(taken.value.path(), encoding="utf-8-sig") as file:  # noqa: PTH123 - a path of the browser's
        assert "P-1,已办理答复,路灯已修好。" in file.read()
    county.presses("已交回平台")
    county.reads("已回传 1 件，事项办结。")
