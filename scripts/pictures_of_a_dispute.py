"""One dispute in pictures: from the plate at a door to its judicial confirmation, as its people walk it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from camera import Camera
    from playwright.sync_api import Page

PLATE = "/d/FENGGEDEM888"
FACTS = "上周下大雨，隔壁把排水沟改到我家菜地这边，水淹了半块地。说过两回都没有改，想请村里来看看。"
IN_TEN_DAYS = "new Date(Date.now() + 864e6).toLocaleDateString('sv')"
MINUTES = "双方到水沟边一起看了走向。冉家说原来的沟被塌土堵了才临时改道；田家说菜苗已经淹坏。愿意各让一步。"


# ── the resident, on a phone ──


def report(camera: Camera) -> tuple[Page, str]:
    """Scans the plate, tells what happened, gets a receipt. Gives the phone and the case's number."""
    phone = camera.phone()
    camera.open(phone, PLATE)
    camera.take(phone, "portal-home")
    phone.get_by_role("link", name="我要反映").click()
    phone.fill("[name=facts]", FACTS)
    phone.select_option("[name=kind]", label="邻里纠纷")
    camera.take(phone, "portal-report")
    phone.get_by_role("button", name="下一步").click()
    phone.fill("[name=place_words]", "三组大水井旁")
    phone.get_by_role("button", name="下一步").click()
    phone.fill("[name=name]", "田桂香")
    phone.fill("[name=phone]", "13800001234")
    camera.take(phone, "portal-who")
    phone.get_by_role("button", name="提交").click()
    phone.wait_for_url("**/report/*/")
    camera.take(phone, "portal-receipt", whole=True)
    return phone, phone.locator("dd").first.inner_text().strip()


def track(camera: Camera, phone: Page) -> None:
    """The same phone looks how far it is; then in large type, then in English."""
    camera.open(phone, "/track/")
    phone.locator("main .big-rows a").first.click()
    camera.take(phone, "portal-story", whole=True)
    camera.open(phone, PLATE)
    phone.get_by_role("button", name="大字版").first.click()
    camera.take(phone, "portal-large")
    phone.get_by_role("button", name="标准字号").first.click()
    phone.get_by_role("button", name="English").first.click()
    camera.take(phone, "portal-english")


# ── the village, at the desk ──


def action(camera: Camera, page: Page, number: str, key: str) -> None:
    camera.open(page, f"/desk/cases/{number}/do/{key}/")


def hand_in(page: Page, number: str) -> None:
    page.locator("section.panel form button.primary").first.click()
    page.wait_for_url(f"**/desk/cases/{number}/#*")


def register(camera: Camera, page: Page, number: str) -> None:
    action(camera, page, number, "register")
    page.fill("[name=title]", "排水沟改道淹菜地")
    page.select_option("[name=source]", "applied")
    people = (("applicant", "田桂香", "13800001234"), ("respondent", "冉小河", "13900005678"))
    for row, (role, name, phone) in enumerate(people):
        if row:
            page.locator("button[name=_add]").click()
            page.wait_for_selector(f"[name=parties-{row}-role]")
        page.select_option(f"[name=parties-{row}-role]", role)
        page.fill(f"[name=parties-{row}-name]", name)
        page.fill(f"[name=parties-{row}-phone]", phone)
    hand_in(page, number)


def triage(camera: Camera, page: Page, number: str) -> None:
    action(camera, page, number, "triage")
    camera.take(page, "desk-triage", part="#beside, section.panel:has(#deed)")
    hand_in(page, number)


def consent(camera: Camera, page: Page, number: str) -> None:
    for party in (0, 1):
        action(camera, page, number, "consent")
        choice = page.locator("select[name=party] option:not([value=''])").nth(party).get_attribute("value")
        page.select_option("[name=party]", choice)
        page.check("[name=given][value=yes]")
        page.select_option("[name=manner]", "in_person")
        page.check("[name=rights_told]")
        hand_in(page, number)


def mediate(camera: Camera, page: Page, number: str) -> None:
    action(camera, page, number, "mediate")
    page.fill("[name=on]", page.locator("[name=on]").get_attribute("max") or today(page))
    page.fill("[name=place]", "三组大水井旁")
    page.fill("[name=present]", "田桂香、冉小河、三组组长")
    page.fill("[name=minutes]", MINUTES)
    page.select_option("[name=result]", index=1)
    camera.take(page, "desk-action", height=1200)
    hand_in(page, number)


def today(page: Page) -> str:
    return str(page.evaluate("new Date().toLocaleDateString('sv')"))


def work(camera: Camera, number: str) -> None:
    """The secretary registers and triages, the mediator accepts and mediates."""
    village, mediator = camera.desk("village"), camera.desk("mediator")
    register(camera, village, number)
    triage(camera, village, number)
    action(camera, mediator, number, "accept")
    hand_in(mediator, number)
    consent(camera, mediator, number)
    mediate(camera, mediator, number)
    camera.open(mediator, f"/desk/cases/{number}/")
    camera.take(mediator, "desk-file")
    camera.open(mediator, f"/desk/cases/{number}/documents/")
    camera.take(mediator, "desk-papers", whole=True)
    camera.open(village, "/desk/")
    camera.take(village, "desk-today")
    camera.open(village, "/desk/counter/")
    camera.take(village, "desk-counter", height=1500)
    plates(camera, village)
    confirm(camera, mediator, number)


def agree(page: Page, camera: Camera, number: str) -> None:
    """An agreement with one thing owed, so that confirmation has something to confirm."""
    action(camera, page, number, "agree")
    page.check("[name=form][value=written]")
    page.fill("[name=facts]", "冉小河改沟，水淹田桂香菜地。")
    page.fill("[name=terms]", "冉小河十日内把排水沟恢复原状，费用自理。")
    page.fill("[name=effective_on]", today(page))
    if not page.locator("[name=obligations-0-what]").count():
        page.locator("button[name=_add]").click()
        page.wait_for_selector("[name=obligations-0-what]")
    page.select_option("[name=obligations-0-debtor]", index=2)
    page.fill("[name=obligations-0-what]", "恢复原排水沟")
    page.fill("[name=obligations-0-due_on]", str(page.evaluate(IN_TEN_DAYS)))
    hand_in(page, number)


def confirm(camera: Camera, page: Page, number: str) -> None:
    """The pre-check, the application, and how the file tells of both."""
    agree(page, camera, number)
    action(camera, page, number, "precheck")
    camera.take(page, "desk-precheck", part="#beside, section.panel:has(#deed)")
    page.check("[name=looked]")
    hand_in(page, number)
    action(camera, page, number, "confirm")
    page.check("[name=both]")
    page.fill("[name=court]", "余庆县人民法院")
    page.fill("[name=applied_on]", today(page))
    hand_in(page, number)
    camera.open(page, f"/desk/cases/{number}/")
    camera.take(page, "desk-confirmation", part="aside .panel:has(h3:text('司法确认'))")


def plates(camera: Camera, page: Page) -> None:
    camera.open(page, "/desk/households/doorplates/")
    camera.take(page, "desk-doorplates")
    camera.open(page, "/desk/households/doorplates/sheets/")
    page.locator("main form select").nth(0).select_option(index=2)
    page.locator("main form select").nth(1).select_option("all")
    page.get_by_role("button", name="开始印制").click()
    page.get_by_role("link", name="打开 PDF").wait_for(timeout=120_000)
    camera.take(page, "desk-sheets", height=420)
