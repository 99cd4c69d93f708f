"""The desk in pictures: meetings, rules, matters at risk, orders and petitions, lists and directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictures_of_a_dispute import action

if TYPE_CHECKING:
    from camera import Camera


def meet(camera: Camera) -> None:
    """The town's consultation: the list, and an item in the room."""
    town = camera.desk("town")
    camera.open(town, "/desk/meetings/")
    camera.take(town, "desk-meetings")
    town.locator("tbody a.row-link").first.click()
    town.get_by_role("link", name="开始议").click()
    town.wait_for_url("**/items/1/")
    camera.take(town, "desk-meeting-room", height=1000)


def rules(camera: Camera) -> None:
    """The triage table, tried on somebody's words."""
    county = camera.desk("county")
    camera.open(county, "/desk/rules/")
    county.fill("[name=text]", "老板欠我们十几个工人三个月工资，找他就说没钱。")
    county.get_by_role("button", name="看建议").click()
    county.locator("#try .notice").wait_for()
    camera.take(county, "desk-rules", height=1000)


def watch_over(camera: Camera) -> None:
    """Matters at risk: the ledger, what the team of one sees, and the assessment with its suggestion."""
    mediator = camera.desk("mediator")
    camera.open(mediator, "/desk/risks/")
    camera.take(mediator, "desk-risks")
    mediator.locator("tbody a.row-link", has_text="排水沟改道引起推搡").click()
    mediator.wait_for_url("**/desk/cases/*/")
    camera.take(mediator, "desk-risk", part="section.panel:has(h2:text('民转刑风险'))", height=2400)
    action(camera, mediator, mediator.url.rstrip("/").rsplit("/", 1)[1], "risk_assess")
    for sign in ("blows", "deadline"):
        mediator.locator(f"#beside [name=signs][value={sign}]").check()
    mediator.locator("#suggested .title", has_text="8").wait_for()
    mediator.fill("#beside [name=matter]", "昨天下午在沟边推搡，被邻居拉开；走的时候说再不解决就自己解决。")
    camera.take(mediator, "desk-risk-assess", part="#beside", height=1500)


def matters(camera: Camera) -> None:
    """The platform's orders, and a petition at its gates."""
    county, petition = camera.desk("county"), camera.desk("petition")
    camera.open(county, "/desk/orders/")
    camera.take(county, "desk-orders", height=640)
    camera.open(petition, "/desk/cases/?procedure=petition&stage=planned")
    petition.locator("tbody a.row-link").first.click()
    petition.locator(".gates").wait_for()
    camera.take(petition, "desk-petition", part=".gates")


def look_round(camera: Camera) -> None:
    """The town and the county: lists, the directory, and the desk in English."""
    town = camera.desk("town")
    camera.open(town, "/desk/cases/")
    camera.take(town, "desk-list")
    camera.open(town, "/desk/orgs/")
    camera.take(town, "desk-directory")
    security = camera.desk("security")
    camera.open(security, "/desk/orgs/accounts/")
    camera.take(security, "desk-accounts")
    county = camera.desk("county")
    county.locator("summary").filter(has_text="显示与语言").click()
    county.get_by_role("button", name="English").click()
    camera.take(county, "desk-english")
