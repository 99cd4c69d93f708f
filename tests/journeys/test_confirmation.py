"""Judicial confirmation at the desk: looked at one by one, applied for by both on paper, decided by the court; or not sent there."""

from __future__ import annotations

from docx import Document
from playwright.sync_api import expect

from fengge.core.clock import today
from tests.journeys.test_one_dispute import all_words

COURT = "余庆县人民法院"
RULING = "（2026）黔0329民特1号"


def test_an_agreement_is_confirmed_from_the_pre_check_to_the_ruling(world, screen):
    case = world.agreed()
    mediator = screen(keyboard=True)
    mediator.signs_in(world.mediator_zhang)
    mediator.goes(case.url)
    mediator.opens("申请司法确认")
    mediator.reads("现在还不能办，还差", "#beside")
    mediator.does("司法确认预审", looked=True)
    mediator.reads("预审通过，可以共同申请")
    the_application_opens_in_word(mediator)
    mediator.goes(case.url)
    mediator.does("申请司法确认", both=True, court=COURT, applied_on=today())
    mediator.reads(f"已向{COURT}申请，等裁定")
    mediator.does("记录司法确认结果", result="confirmed", decided_on=today(), ruling=RULING)
    mediator.reads("裁定协议有效")
    mediator.reads(RULING)


def test_what_no_court_confirms_is_not_sent_to_court(world, screen):
    case = world.agreed()
    mediator = screen(360, 740)
    mediator.signs_in(world.mediator_zhang)
    mediator.goes(case.url)
    form = mediator.opens("司法确认预审")
    form.locator('[name="obstacles"][value="title"]').check()
    mediator.fills(form, {"looked": True})
    mediator.sends(form)
    mediator.reads("预审发现有不能确认的情形")
    mediator.reads("物权、知识产权确权")
    form = mediator.opens("申请司法确认")
    mediator.fills(form, {"both": True, "court": COURT, "applied_on": today()})
    mediator.sends(form)
    expect(mediator.page.locator("#beside .notice.warn")).to_be_visible()
    expect(mediator.page.locator("#beside [name=court]")).to_have_value(COURT)
    assert mediator.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def the_application_opens_in_word(mediator) -> None:
    mediator.follows("文书")
    with mediator.page.expect_download() as download:
        mediator.page.locator("main a[href*='confirmation_papers.docx']").first.click()
    words = "\n".join(all_words(Document(str(download.value.path()))))
    assert all(each in words for each in ("司法确认", "田大山", "冉小河"))
