"""Every figure of casework counts the rows that its list shows."""

from datetime import timedelta

import pytest

import fengge.cases.figures  # noqa: F401 - declares them
from fengge.cases.register.asking import Wanted
from fengge.cases.register.finding import found
from fengge.core.access import scope
from fengge.core.clock import at, now, today
from fengge.core.figures import Asked, get_figure, measure


def value(key, worker, **days):
    with scope(worker.actor):
        return measure(get_figure(key), Asked(now(), **days))


@pytest.mark.parametrize(
    "key",
    [
        "cases.open",
        "cases.overdue",
        "cases.unassigned",
        "cases.opened",
        "cases.closed",
        "cases.on_time",
        "cases.reopened",
    ],
)
def test_a_figure_and_its_list_agree(world, key):
    world.a_report()
    world.accepted()
    with at(now() + timedelta(days=40)), scope(world.town_wang.actor):
        asked = Asked(now(), since=today() - timedelta(days=60), until=today())
        counted = measure(get_figure(key), asked)
        listed = found(Wanted.of({"figure": key, **asked.query}), world.town_wang.actor, now())
        assert listed.count() == counted.count


def test_the_next_village_counts_its_own(world):
    world.accepted()
    assert value("cases.open", world.secretary_li).count == 1
    assert value("cases.open", world.secretary_next).count == 0


def test_a_case_handled_late_is_closed_but_not_on_time(world):
    from fengge.cases.engine.asking import hand_in

    quick, slow = world.registered(), world.registered()
    for case, days in ((quick, 0), (slow, 30)):
        with at(now() + timedelta(days=days)), scope(world.secretary_li.actor):
            assert hand_in(case, "withdraw", {"reason": "自己谈好了"}, by=world.secretary_li.actor).ok
    with at(now() + timedelta(days=31)):
        rate = value("cases.on_time", world.secretary_li)
    assert (rate.count, rate.out_of) == (1, 2)
    assert rate.value == 50.0
