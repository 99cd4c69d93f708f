"""The four light matters, each from its first form to its end, with whoever asked reading along on a phone."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.test_other_matters import begins, fits, follows_up


def asked(person, what: str, facts: str, **given: object) -> tuple[str, str]:
    """Written down at a desk and opened from the slip; gives code and secret."""
    ticket = begins(person, what, facts=facts, **given)
    person.follows(facts)
    expect(person.page).to_have_url(re.compile("/desk/cases/"))
    return ticket


def reads_along(screen, ticket: tuple[str, str], *words: str) -> None:
    resident = screen(360, 740, script=False)
    follows_up(resident, *ticket)
    for said in words:
        resident.reads(said)
    fits(resident)


def test_an_errand_goes_to_the_agent_the_window_and_back_to_the_person(world, screen):
    secretary, agent = screen(keyboard=True), screen(360, 740)
    runner = world.in_post("proxy_agent")
    secretary.signs_in(world.secretary_li)
    ticket = asked(secretary, "代办", "奶奶要办养老认证", authorised=True, originals="身份证一张")
    where = secretary.page.url
    secretary.does("指派", to=runner.name)
    agent.signs_in(runner)
    agent.goes("/desk/cases/?procedure=errand")
    agent.follows("奶奶要办养老认证")
    agent.reads("身份证一张")
    agent.does("接单")
    agent.does("递交窗口", window="镇便民服务中心社保窗口", receipt="样例-1")
    fits(agent)
    agent.does("办好交付", what="认证回执", originals_back=True)
    agent.reads("已交付")
    secretary.goes(where)
    secretary.reads("已交付")
    reads_along(screen, ticket, "有人接了单", "材料已递交到窗口", "已办好，交到您手上")


def test_an_errand_that_cannot_be_run_gives_the_originals_back_and_says_what_else_can(world, screen):
    secretary = screen(360, 740, script=False)
    secretary.signs_in(world.secretary_li)
    ticket = asked(secretary, "代办", "残疾证到期要换", authorised=True, originals="残疾证一本")
    secretary.does("说明办不了", reason="要本人拍照，周五镇里有人上门。", originals_back=True)
    secretary.reads("办不了")
    reads_along(screen, ticket, "周五镇里有人上门")


def test_a_question_of_law_is_answered_asked_again_and_ended_between_two_people(world, screen):
    secretary, lawyer, town = screen(), screen(keyboard=True), screen()
    justice = world.in_post("town_justice")
    secretary.signs_in(world.secretary_li)
    ticket = asked(secretary, "法律咨询", "借条丢了还能告吗", helper=justice.name)
    where = secretary.page.url
    lawyer.signs_in(justice)
    lawyer.goes("/desk/cases/?procedure=consultation")
    lawyer.follows("借条丢了还能告吗")
    lawyer.does("解答", answer="转账记录也是证据。")
    secretary.goes(where)
    secretary.does("追问", question="要多久？")
    lawyer.goes(where)
    lawyer.does("解答", answer="诉讼时效三年。")
    lawyer.does("了结", summary="已讲清。")
    lawyer.reads("已了结")
    town.signs_in(world.town_wang)
    assert town.page.goto(where).status == 404
    reads_along(screen, ticket, "转账记录也是证据。", "诉讼时效三年。", "咨询了结")


def test_a_request_is_confirmed_and_goes_on_as_a_mediation_under_its_number(world, screen):
    secretary = screen(keyboard=True)
    secretary.signs_in(world.secretary_li)
    ticket = asked(secretary, "申请调解", "隔壁砌墙占了滴水", other_side="隔壁冉家")
    where = secretary.page.url
    secretary.does("确认能调，转入调解")
    assert secretary.page.url.partition("#")[0] == where
    form = secretary.opens("登记")
    secretary.fills(form, {"title": "滴水纠纷", "kind": "邻里", "source": "依申请"})
    secretary.fills(form, {"parties__0__name": "田大山", "parties__1__name": "冉小河"})
    secretary.sends(form)
    secretary.reads("已办：登记。")
    secretary.opens("分流")
    reads_along(screen, ticket, "已转入人民调解")


def test_a_request_that_cannot_be_mediated_ends_with_the_way_to_take(world, screen):
    secretary = screen(360, 740)
    secretary.signs_in(world.secretary_li)
    ticket = asked(secretary, "申请调解", "对罚单不服")
    secretary.does("说明不能调解", reason="请在六十日内申请行政复议。")
    fits(secretary)
    reads_along(screen, ticket, "请在六十日内申请行政复议。")


def test_a_complaint_passes_by_whom_it_is_about_and_is_answered_again_when_nothing_changed(world, screen):
    secretary, county, about = screen(), screen(keyboard=True), screen()
    secretary.signs_in(world.secretary_li)
    ticket = begins(
        secretary, "对本系统的建议和投诉", kind="办事的人没办好", facts="电话半天没人接", about=world.county_chen.name
    )
    about.signs_in(world.county_chen)
    about.goes("/desk/cases/?procedure=suggestion")
    assert "电话半天没人接" not in about.page.locator("body").inner_text()
    county.signs_in(world.in_post("county_governance"))
    county.goes("/desk/cases/?procedure=suggestion")
    county.follows("电话半天没人接")
    county.does("答复", answer="电话已修好。", change="公布了备用号码。")
    county.reads("已答复")
    reads_along(screen, ticket, "电话已修好。")
