"""Work that splits and joins, at the desk: a part goes its own way, two reports become one, and nobody loses sight of theirs."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from fengge.cases.joining.following import tell_on
from fengge.cases.models import Case
from fengge.core.access import scope
from fengge.core.clock import today
from fengge.core.testing.database import database_role

ALSO = "排水沟改道，水淹了我家菜地，隔壁不认。"
ASKED = "#list-asked"


@pytest.fixture
def twice(world):
    """One matter, reported by two households."""
    return world.accepted(), world.a_report(facts=ALSO, name="田二嫂", phone="13900001234")


def test_a_part_is_split_off_and_the_whole_waits_for_it(world, screen, calendar):
    case = world.visited()
    calendar.turn(days=9)
    secretary = screen(keyboard=True)
    secretary.signs_in(world.secretary_li)
    secretary.goes(case.url)
    secretary.does("分出子事项", title="补办宅基地确权", facts="宅基地没有证，沟的位置说不清。")
    secretary.reads("子事项")
    secretary.follows("补办宅基地确权")
    secretary.reads("上级事项")
    secretary.goes(case.url)
    form = secretary.opens("结案")
    secretary.fills(form, {"summary": "双方和好。"})
    secretary.sends(form)
    secretary.reads("还有分出去的子事项没有办结", "#beside")
    expect(secretary.page.locator("#beside [name=summary]")).to_have_value("双方和好。")


def test_two_reports_of_one_matter_are_joined_by_a_person_and_both_are_followed_on(world, screen, twice):
    first, second = twice
    secretary, resident = screen(), screen(360, 740)
    secretary.signs_in(world.secretary_li)
    secretary.goes(second.url)
    secretary.reads("可能是同一件事")
    secretary.reads(first.number)
    secretary.follows("是同一件，并案")
    form = secretary.page.locator("#beside form").first
    secretary.fills(form, {"number": "2020-000001", "reason": "同一条排水沟"})
    secretary.sends(form)
    secretary.reads("没有找到这个案号，或者您看不到它。")
    form = secretary.page.locator("#beside form").first
    secretary.fills(form, {"number": first.number, "reason": "同一条排水沟"})
    secretary.sends(form)
    secretary.reads("已并入另一事项")
    secretary.goes(first.url)
    secretary.reads("田二嫂")
    secretary.reads("并入本案的")
    follow(world, first)
    see_how_it_goes_on(resident, second, first)


def test_a_pair_that_is_not_one_is_told_apart_and_not_shown_again(world, screen, twice):
    first, second = twice
    secretary = screen(script=False)
    secretary.signs_in(world.secretary_li)
    secretary.goes(second.url)
    secretary.follows("不是同一件")
    form = secretary.page.locator("#beside form").first
    secretary.fills(form, {"other": first.number})
    secretary.sends(form)
    secretary.reads("已办：不是同一件。")
    expect(secretary.page.locator("main")).not_to_contain_text("可能是同一件事")
    secretary.goes(first.url)
    secretary.opens("请求协办")  # folded: it opens without a script, and stays open beside its form
    expect(secretary.page.locator("details.fold[open]")).to_contain_text("请求协办")


def follow(world, first) -> None:
    """What the worker does after each step of the case that took the other in."""
    with scope(world.secretary_li.actor):
        case = Case.objects.get(pk=first.pk)
    with database_role("fengge_worker"):
        tell_on(case.pk, case.version, "accepted")


def see_how_it_goes_on(resident, second, first) -> None:
    """By the own receipt, how far it is, and nothing of the other household."""
    resident.goes("/track/")
    form = resident.page.locator("main form").first
    resident.fills(form, {"code": second.ticket.code, "secret": second.ticket.secret})
    resident.presses("查看")
    resident.reads("与另一件同样的事并在一起办")
    resident.reads("并案后的进展")
    resident.reads("已受理")
    expect(resident.page.locator("body")).not_to_contain_text("田大山")
    resident.goes(f"/track/{first.public_code}/")
    expect(resident.page).to_have_url(f"{resident.site}/track/")


def test_whoever_is_asked_finds_it_in_their_day_and_answers_from_there(world, screen):
    case, unit = world.accepted(), str(world.town_centre)
    mediator, town = screen(), screen(keyboard=True)
    mediator.signs_in(world.mediator_zhang)
    mediator.goes(case.url)
    mediator.does("请求协办", unit=unit, task="核对㑇𠮷家的宅基地档案", due_on=today().isoformat())
    mediator.does("提出牵头分歧", proposed=unit, reason="占的是镇管道路")
    town.signs_in(world.town_wang)
    town.unfolds(town.page.locator(ASKED))
    town.reads("裁定由谁牵头：占的是镇管道路")
    decides(town, "裁定", lead=unit, decision="镇管道路由镇牵头")
    town.goes("/desk/")
    decides(town, "答复协办", task="核对㑇𠮷家", answer="已核对，登记在𠮷家名下。")
    town.goes("/desk/")
    expect(town.page.locator(ASKED)).to_have_count(0)
    mediator.goes(case.url)
    mediator.reads("镇管道路由镇牵头")
    mediator.reads("已核对，登记在𠮷家名下。")
    mediator.goes(f"{case.url}ladder/")
    mediator.follows("张调解")
    mediator.reads("张调解经手过")
    mediator.reads(case.number)


def decides(person, deed: str, **given) -> None:
    person.unfolds(person.page.locator(ASKED))
    person.follows(deed, f"section:has(> {ASKED})")
    form = person.page.locator("#beside form").first
    person.fills(form, given)
    person.sends(form)
    person.reads("已办：")
