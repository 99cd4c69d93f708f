"""The county changes a rule at the desk: tried before it holds, published with a reason, and the next report is sorted by it."""

from __future__ import annotations

from playwright.sync_api import expect

SAID = "小区电梯坏了三个月，物业费还涨。"
WHY = "物业纠纷由镇里牵头"


def test_a_rule_is_tried_published_and_sorts_the_next_report(world, screen):
    county, secretary = screen(), screen(keyboard=True)
    county.signs_in(world.county_chen)
    county.goes("/desk/rules/")
    tries(county, SAID)
    expect(county.page.locator("#try")).not_to_contain_text(WHY)
    county.presses("修改")
    adds_a_line(county)
    county.reads("新增")
    tries(county, SAID)
    expect(county.page.locator("#try")).not_to_contain_text(WHY)
    tries(county, SAID, draft=True)
    county.reads(WHY, "#try")
    publishes(county)
    county.reads("现行第 1 版")
    suggested(secretary, world)


def test_what_law_decides_stays_and_an_empty_line_is_not_taken(world, screen):
    county = screen(360, 740)
    county.signs_in(world.county_chen)
    county.goes("/desk/rules/")
    county.presses("修改")
    county.goes("/desk/rules/draft/family_violence/")
    county.reads("这一条依据法律，只能改写理由。")
    expect(county.page.get_by_role("button", name="删去这一条")).to_have_count(0)
    form = county.page.locator("main form").first
    county.fills(form, {"route": "人民调解"})
    county.sends(form)
    county.reads("不能改变")
    county.goes("/desk/rules/draft/new/")
    form = county.page.locator("main form").first
    county.fills(form, {"order": 15, "reason": "独一无二的理由"})
    county.sends(form)
    county.reads("这一条什么也没有决定")
    expect(county.page.locator("[name=reason]")).to_have_value("独一无二的理由")


def test_a_village_tries_the_rules_and_has_nothing_to_change_them_with(world, screen):
    secretary = screen(script=False)
    secretary.signs_in(world.secretary_li)
    secretary.goes("/desk/rules/")
    tries(secretary, "丈夫家暴，昨晚又打老婆。")
    secretary.reads("公安机关（保密报告）", "#try")
    expect(secretary.page.get_by_role("button", name="修改")).to_have_count(0)


def tries(person, text: str, *, draft: bool = False) -> None:
    person.goes("/desk/rules/")
    form = person.page.locator("#try form")
    person.fills(form, {"text": text, **({"table": True} if draft else {})})
    person.push(form.get_by_role("button", name="看建议"))
    person.page.locator("#try .notice").wait_for()


def adds_a_line(county) -> None:
    county.follows("加一条")
    form = county.page.locator("main form").first
    county.fills(form, {"order": 15, "rung": "镇", "reason": WHY})
    form.locator('[name="kinds"][value="17"]').check()
    county.sends(form)


def publishes(county) -> None:
    county.goes("/desk/rules/draft/")
    form = county.page.locator("main form").first
    county.sends(form)
    expect(county.page.locator("[aria-invalid=true]").first).to_be_visible()
    county.fills(county.page.locator("main form").first, {"reason": "物业纠纷村里调不动"})
    county.sends(county.page.locator("main form").first)
    county.reads("新的一版已经生效")


def suggested(secretary, world) -> None:
    """The village sorts a report of that kind: the new rule speaks, and a person still confirms."""
    case = world.registered(facts=SAID)
    secretary.signs_in(world.secretary_li)
    secretary.goes(case.url)
    form = secretary.opens("分流")
    secretary.fills(form, {"kind": "物业"})
    secretary.reads(WHY, "#suggested")
    secretary.sends(form)
    secretary.reads("已办：分流。")
    secretary.reads("镇")
