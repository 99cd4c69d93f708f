"""One dispute from a doorplate to the archive, by the people who meet in it."""

from __future__ import annotations

from datetime import timedelta

from docx import Document

from fengge.core.clock import today
from tests.world import ID_A, ID_B

FACTS = "隔壁把排水沟改到我家地里，水淹了菜地。"
TITLE = "田冉两户因排水沟改道争执"
PARTIES = [
    {"role": "申请人", "name": "田大山", "phone": "13800001234", "id_number": ID_A},
    {"role": "被申请人", "name": "冉小河", "id_number": ID_B},
]
TERMS = "冉小河三日内把排水沟恢复原状，费用自理。"


def test_a_dispute_goes_from_the_doorplate_to_the_archive_and_comes_back_once(world, screen, calendar):
    phone = screen(360, 740)
    code, secret = report_at_the_door(phone, world.plate.code)
    secretary, mediator = screen(keyboard=True), screen(keyboard=True)
    secretary.signs_in(world.secretary_li)
    mediator.signs_in(world.mediator_zhang)
    find_in_today(secretary)
    register(secretary)
    settle(secretary, mediator)
    the_agreement_opens_in_word(mediator)
    calendar.turn(days=8)
    finish(world, screen(keyboard=True), mediator.page.url, secretary)

    elsewhere = screen(360, 740, script=False)
    say_unsolved(elsewhere, code, secret)

    again, at_the_table = screen(script=False), screen(script=False)
    again.signs_in(world.secretary_li)
    at_the_table.signs_in(world.mediator_zhang)
    find_in_today(again, TITLE)
    settle(again, at_the_table)  # both are asked again
    calendar.turn(days=8)
    finish(world, screen(script=False), at_the_table.page.url, again)
    again.does("归档", dossier_number="〔2026〕第1号")
    again.reads("已归档")


def report_at_the_door(phone, plate: str, *, press: str = "click") -> tuple[str, str]:
    phone.goes(f"/d/{plate}")
    phone.follows("我要反映")
    form = phone.page.locator("main form").first
    phone.fills(form, {"facts": FACTS})
    phone.presses("下一步")
    phone.fills(form, {"place_words": "三组大水井旁"})
    phone.presses("下一步")
    phone.fills(form, {"name": "田大山", "phone": "13800001234"})
    getattr(phone.page.get_by_role("button", name="提交"), press)()
    phone.reads("已收到")
    return tuple(
        phone.page.locator("main .receipt [data-copy]").evaluate_all("(all) => all.map(one => one.dataset.copy)")
    )


def find_in_today(person, words: str = FACTS[:10]) -> None:
    person.goes("/desk/")
    person.follows(words)
    person.reads("经过")


def register(secretary) -> None:
    form = secretary.opens("登记")
    secretary.fills(form, {"title": TITLE, "kind": "邻里纠纷", "source": 1})
    for number, party in enumerate(PARTIES):
        if not form.locator(f'[name="parties-{number}-name"]').count():
            secretary.push(form.locator('[name="_add"]'))
            form = secretary.page.locator("#beside form").first
            form.locator(f'[name="parties-{number}-name"]').wait_for()
        secretary.fills(form, {f"parties-{number}-{name}": value for name, value in party.items()})
    secretary.sends(form)
    secretary.reads("已办：登记。")


def settle(secretary, mediator, asked: tuple[str, ...] = ("田大山", "冉小河")) -> None:
    """From triage to the last obligation performed."""
    triage(secretary)
    secretary.does("指派", to="张调解")
    find_in_today(mediator, TITLE)
    mediator.does("受理")
    mediate(mediator, asked)
    agree(mediator)
    mediator.does("记录履行", obligation=1, performed="yes", on=today(), how="水沟已恢复，双方看过")


def finish(world, visitor, case: str, secretary) -> None:
    """Somebody other than the mediator asks after a week; then the secretary closes."""
    visitor.signs_in(world.visitor_zhao)
    visitor.goes(case)
    said = {"manner": "当面", "party": "田大山", "outcome": "settled", "satisfied": "yes", "words": "水沟通了。"}
    visitor.does("回访", on=today(), **said)
    secretary.signs_in(world.secretary_li)  # nothing was done for a week: the session has ended
    secretary.goes(case)
    secretary.does("结案", summary="已恢复排水沟，双方和好。")
    secretary.reads("已办结")


def say_unsolved(resident, code: str, secret: str) -> None:
    """By code and secret on another phone: the story, then two questions."""
    resident.goes("/track/")
    resident.fills(resident.page.locator("main form").last, {"code": code, "secret": secret})
    resident.presses("查看")
    resident.reads("已恢复排水沟，双方和好。")
    resident.fills(resident.page.locator("#rate form"), {"solved": "no", "score": "2", "words": "又堵了"})
    resident.presses("提交评价")
    resident.reads("已重新办理，会有人联系您。")


def triage(secretary) -> None:
    form = secretary.opens("分流")
    secretary.reads("规则表建议", "#suggested")
    secretary.sends(form)
    secretary.reads("已办：分流。")


def mediate(mediator, asked: tuple[str, ...]) -> None:
    for party in asked:
        mediator.does("当事人同意", party=party, given="yes", manner="当面", rights_told=True)
    said = {"place": "村调解室", "present": "双方当事人", "minutes": "双方各退一步。", "result": "达成协议"}
    mediator.does("调解", on=today(), **said)


def agree(mediator) -> None:
    form = mediator.opens("达成协议")
    said = {"form": "written", "facts": "冉小河改沟，水淹田大山菜地。", "terms": TERMS, "effective_on": today()}
    mediator.fills(form, said)
    owed = {"debtor": "冉小河", "what": "恢复原排水沟", "due_on": today() + timedelta(days=3)}
    if not form.locator('[name="obligations-0-what"]').count():
        mediator.push(form.locator('[name="_add"]'))
        form = mediator.page.locator("#beside form").first
        form.locator('[name="obligations-0-what"]').wait_for()
    mediator.fills(form, {f"obligations-0-{name}": value for name, value in owed.items()})
    mediator.sends(form)
    mediator.reads("已办：达成协议。")


def the_agreement_opens_in_word(mediator) -> None:
    case = mediator.page.url.split("#")[0]
    mediator.follows("文书")
    with mediator.page.expect_download() as download:
        mediator.follows("调解协议书")
    words = "\n".join(text for text in all_words(Document(str(download.value.path()))))
    assert all(each in words for each in ("田大山", "冉小河", TERMS))
    mediator.goes(case)


def all_words(document) -> list[str]:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(each.text for each in document.paragraphs), *cells]
