"""The county changes how mediations are handled, thinks better of it, and the cases that run meanwhile lose nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from fengge.cases.publishing.conftest import LONGER, write  # noqa: F401 - a fixture
from fengge.core.access import scope

PAGE = "/desk/procedures/mediation/"


@pytest.fixture
def county(world, screen, write):  # noqa: F811
    """At the procedure's page, by the way a person takes."""
    county = screen()
    county.signs_in(world.county_chen)
    county.follows("办理程序", "nav")
    county.follows("人民调解")
    return county


def publishes(county, reason: str) -> None:
    county.goes(PAGE)
    county.follows("发布")
    form = county.page.locator("main form").first
    county.fills(form, {"reason": ""})
    county.sends(form)
    county.fills(form, {"reason": reason})
    county.sends(form)
    county.reads("新的一版已经发布")


def test_a_version_is_published_withdrawn_and_the_cases_that_run_under_it_go_on(world, county, screen, write):  # noqa: F811
    county.reads("还没有发布：按县包现在写的办")
    publishes(county, "试行")
    county.reads("现行第 1 版")
    expect(county.page.get_by_role("link", name="撤回一版")).to_have_count(0)
    first = world.registered()
    write(LONGER)
    county.goes(PAGE)
    county.reads("9 个工作日")
    county.reads("新来的事仍按现行的一版办")
    publishes(county, "延长受理期限")
    county.reads("现行第 2 版")
    second = world.triaged()
    withdraws(county)
    third = world.registered()
    assert [pinned(world, case) for case in (first, second, third)] == [1, 2, 1]
    goes_on(world, screen(keyboard=True), second)


def withdraws(county) -> None:
    county.follows("撤回一版")
    form = county.page.locator("main form").first
    county.fills(form, {"version": "第 2 版", "reason": "九天太长，群众等不起"})
    county.sends(form)
    county.reads("这一版已经撤回，新来的事不再按它办。正在按它办的不受影响。")
    county.reads("现行第 1 版")
    county.reads("九天太长，群众等不起")


def pinned(world, case) -> int:
    with scope(world.county_chen.actor):
        return type(case).objects.get(pk=case.pk).procedure_version


def goes_on(world, mediator, case) -> None:
    """Whoever has it notices nothing: its limit is the one it began with, and it is taken on."""
    mediator.signs_in(world.mediator_zhang)
    mediator.goes(f"{case.url}clocks/")
    mediator.reads("9 个工作日")
    mediator.goes(case.url)
    mediator.does("受理")


def test_running_cases_are_moved_by_number_and_each_result_is_told(world, county, screen, write):  # noqa: F811
    publishes(county, "试行")
    write(LONGER)
    publishes(county, "延长受理期限")
    case, other = world.registered(), world.registered()
    withdraws(county)
    county.follows("在办的改用另一版")
    county.reads("已撤回")
    form = county.page.locator("main form").first
    county.fills(
        form,
        {"was": "第 2 版", "version": "第 1 版", "numbers": f"{case.number}\n2020-000001", "reason": "按原来的期限"},
    )
    county.sends(form)
    county.reads("已改用")
    county.reads("没有按那一版在办，或者您看不到它")
    county.page.go_back()
    assert [pinned(world, one) for one in (case, other)] == [1, 2]
    county.goes(case.url)
    county.reads("改用另一版程序")
    county.reads("按原来的期限")
    county.goes(f"{case.url}clocks/")
    county.reads("3 个工作日")


def test_a_village_looks_on_a_phone_without_a_script_and_has_nothing_to_press(world, screen, write):  # noqa: F811
    clerk = screen(360, 740, script=False)
    clerk.signs_in(world.secretary_li)
    clerk.goes(PAGE)
    clerk.reads("流程图")
    expect(clerk.page.get_by_role("link", name="发布", exact=True)).to_have_count(0)
