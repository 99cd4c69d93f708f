"""One petition from the window to the return visit: seven gates, walked on the console by the people who meet at them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fengge.cases.petition.conftest import FOUND, JUDGED, OPINION, Petitions
from fengge.core.clock import today

TITLE = "要求补发征地补偿"


@pytest.fixture
def petitions(world):
    made = Petitions(world)
    assert made.office
    assert made.leader
    assert made.head
    assert made.member
    return made


def test_a_petition_goes_through_seven_gates_at_the_desk(petitions, screen):
    office, team, outsider = screen(), screen(keyboard=True), screen(360, 740)
    office.signs_in(petitions.office)
    case = take_in(office)
    office.does("受理", demand="opinion")
    office.does("确定包案领导", leader="郑副县长", words="依法办好。")
    office.reads("已过 1 关，共 7 关")
    form_the_team(office)
    team.signs_in(petitions.head)
    team.goes(case)
    team.does("调查", on=today(), **FOUND)
    team.does("研判", on=today(), **JUDGED)
    plan(team)
    team.does("写措施落实", measure="补发两分地补偿", done="yes", how="已补发")
    team.does("出具处理意见书", **OPINION)
    office.goes(case)
    office.does("送达并告知复查权利", manner="当面", received_by="田大山", rights_told=True)
    outsider.signs_in(petitions.outsider)
    outsider.goes(case)
    outsider.does("回访", on=today(), manner="当面", party="田大山", satisfied="yes", words="钱收到了。")
    outsider.reads("已过 7 关，共 7 关")
    office.goes(case)
    office.does("办结", summary="补偿已补发。")
    office.reads("已办结")


def take_in(office) -> str:
    """At the window, in one save; then to the file."""
    office.goes("/desk/cases/new/petition/")
    form = office.page.locator("main form").last
    office.fills(form, {"channel": "counter", "facts": "征地补偿少算了两分地，反映三次没有结果。", "title": TITLE})
    office.fills(form, {"division": "大坪村", "name": "田大山", "petitioners": 1})
    office.sends(form)
    office.reads("查询码")
    office.goes("/desk/cases/")
    office.follows(TITLE)
    office.reads("信访事项")
    return office.page.url.split("#")[0]


def form_the_team(office) -> None:
    form = office.opens("组建专班")
    office.fills(form, {"members-0-who": "吴局长", "members-0-role": "组长"})
    office.push(form.locator('[name="_add"]'))
    form = office.page.locator("#beside form").first
    form.locator('[name="members-1-who"]').wait_for()
    office.fills(form, {"members-1-who": "钱所长", "members-1-role": "成员"})
    office.sends(form)
    office.reads("已办：组建专班。")


def plan(team) -> None:
    form = team.opens("定方案")
    team.fills(form, {"goal": "补足补偿", "basis": "《土地管理法》第四十八条"})
    if not form.locator('[name="measures-0-what"]').count():
        team.push(form.locator('[name="_add"]'))
        form = team.page.locator("#beside form").first
        form.locator('[name="measures-0-what"]').wait_for()
    measure = {"what": "补发两分地补偿", "owner": "吴局长", "due_on": today() + timedelta(days=10)}
    team.fills(form, {f"measures-0-{name}": value for name, value in measure.items()})
    team.sends(form)
    team.reads("已办：定方案。")
