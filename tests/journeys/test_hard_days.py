"""What goes wrong on an ordinary day: pressed twice, gone back, signed out, somebody else was quicker, the wrong village."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from fengge.cases.models import Case
from fengge.core.access import scope
from fengge.core.models import Event
from tests.journeys.test_one_dispute import FACTS, report_at_the_door

WORDS = "电话问过了，双方愿意明天来村里谈。"


def test_a_resident_reports_without_javascript(world, screen):
    phone = screen(360, 740, script=False)
    phone.goes(f"/d/{world.plate.code}/report/")
    phone.fills(phone.page.locator("main form").first, {"facts": FACTS, "place_words": "三组", "phone": "1380000"})
    phone.presses("提交")
    phone.reads("11 位")
    expect(phone.page.locator('[name="facts"]')).to_have_value(FACTS)
    phone.fills(phone.page.locator("main form").first, {"phone": "13800001234"})
    phone.presses("提交")
    phone.reads("已收到")


def test_pressing_twice_and_going_back_and_forth_make_one_case(world, screen):
    phone = screen(360, 740)
    report_at_the_door(phone, world.plate.code, press="dblclick")
    phone.page.go_back()
    phone.reads("我要反映")
    phone.page.go_forward()
    phone.reads("已收到")
    phone.page.reload()
    phone.reads("已收到")
    with scope(world.secretary_li.actor):
        assert Case.objects.count() == 1


def test_what_was_typed_outlives_the_session(world, screen):
    case = world.accepted()
    desk = screen()
    desk.signs_in(world.mediator_zhang)
    desk.goes(case.url)
    form = desk.opens("备注")
    desk.fills(form, {"words": WORDS})
    desk.page.context.clear_cookies(name="sessionid")
    desk.sends(form)
    desk.page.wait_for_url(re.compile("/account/login/"))
    desk.signs_in(world.mediator_zhang)
    desk.goes(case.url)
    expect(desk.opens("备注").locator('[name="words"]')).to_have_value(WORDS)


def test_what_was_typed_is_not_there_for_whoever_signs_in_next_on_the_same_computer(world, screen):
    case = world.accepted()
    desk = screen()
    desk.signs_in(world.mediator_zhang)
    desk.goes(case.url)
    desk.fills(desk.opens("备注"), {"words": WORDS})
    desk.page.context.clear_cookies(name="sessionid")
    desk.signs_in(world.secretary_li)
    desk.goes(case.url)
    expect(desk.opens("备注").locator('[name="words"]')).to_have_value("")


def test_the_second_of_two_sees_what_changed_and_overwrites_nothing(world, screen):
    case = world.accepted()
    slow, quick = screen(), screen()
    slow.signs_in(world.secretary_li)
    quick.signs_in(world.visitor_zhao)
    slow.goes(case.url)
    form = slow.opens("指派")
    slow.fills(form, {"to": "李书记", "words": WORDS})
    quick.goes(case.url)
    quick.does("指派", to="赵回访")
    slow.sends(form)
    slow.reads("赵回访", "#beside .changes")
    expect(slow.page.locator('#beside [name="words"]')).to_have_value(WORDS)
    with scope(world.secretary_li.actor):
        assert Case.objects.get(pk=case.pk).holder_id == world.visitor_zhao.appointment.pk
        assert Event.objects.filter(subject_id=case.pk, type="case.assigned").count() == 1


@pytest.mark.parametrize("own", ["", "files/{photo}/", "files/{photo}/?download"])
def test_a_village_opens_what_is_its_own(world, screen, own):
    desk = screen()
    desk.signs_in(world.secretary_li)
    answer = desk.page.request.get(desk.site + world.case.url + own.format(photo=world.attachment.pk))
    assert answer.status == 200


def test_a_clerk_of_the_next_village_finds_nothing_at_any_address_of_the_case(world, screen):
    case, photo, party = world.case, world.attachment, world.applicant
    desk = screen()
    desk.signs_in(world.secretary_next)
    ways = ["", "print/", "documents/", "documents/application.docx", "documents/application.pdf", "dossier.pdf"]
    ways += ["dossier.zip", f"files/{photo.pk}/", f"files/{photo.pk}/?download"]
    ways += [f"do/{action.key}/" for action in case.procedure.actions]
    addresses = [case.url + way for way in ways] + [f"/api/v1/cases/{case.number}"]
    answers = {one: desk.page.request.get(desk.site + one).status for one in addresses}
    assert {one: status for one, status in answers.items() if status != 404} == {}
    desk.goes(case.url)
    assert "排水沟" not in desk.page.content()
    assert case.number not in desk.page.locator("h1").inner_text()
    desk.goes(f"/desk/search/?q={case.number}")
    expect(desk.page.locator("main tbody tr")).to_have_count(0)
    revealed = desk.page.request.post(f"{desk.site}{case.url}parties/{party.pk}/phone/", headers=token_of(desk))
    assert revealed.status == 404


def token_of(desk) -> dict[str, str]:
    value = next(each["value"] for each in desk.page.context.cookies() if each["name"] == "csrftoken")
    return {"X-CSRFToken": value, "Referer": desk.site}
