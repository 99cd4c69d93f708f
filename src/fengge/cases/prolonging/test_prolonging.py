"""More time for handling: asked for with a reason, granted or not by another person, once."""

from datetime import timedelta

import pytest

from fengge.cases.engine.timing import clocks_of
from fengge.cases.models import Extension
from fengge.cases.procedure import current
from fengge.core.access import scope
from fengge.core.clock import at, now
from fengge.core.verbs import Refused


@pytest.fixture
def case(world):
    return world.accepted()


def ask(case, world, by=None, days=5):
    by = by or world.mediator_zhang
    with scope(by.actor):
        world.act(case, "ask_time", by, days=str(days), reason="当事人外出务工")


def answer(case, world, by, granted="yes", **given):
    with scope(by.actor):
        world.act(case, "answer_time", by, granted=granted, **given)


def handling(case, world):
    with scope(world.secretary_li.actor):
        return current(clocks_of(case, now()))["handling"]


def test_asking_moves_nothing_and_granting_moves_the_limit_by_the_days(world, case):
    before = handling(case, world).due_at
    ask(case, world)
    assert handling(case, world).due_at == before
    answer(case, world, world.secretary_li)
    after = handling(case, world)
    assert timedelta(days=4) <= after.due_at - before <= timedelta(days=9)  # five days, and perhaps a weekend
    assert after.extensions == 1
    assert "经同意延长5 天" in "".join(map(str, after.explain())).replace("延长 5", "延长5")


def test_declined_it_stays_and_the_reason_is_told(world, case):
    before = handling(case, world).due_at
    ask(case, world)
    answer(case, world, world.secretary_li, granted="no", answer="先电话调")
    assert handling(case, world).due_at == before
    assert "先电话调" in world.mediator_zhang.client.get(case.url).text


def test_nobody_grants_what_they_asked_for_themselves(world, case):
    with scope(world.secretary_li.actor):
        world.act(case, "assign", world.secretary_li, to=str(world.secretary_li.appointment.pk))
    ask(case, world, by=world.secretary_li)
    with pytest.raises(Refused, match="别的负责人"):
        answer(case, world, world.secretary_li)
    answer(case, world, world.visitor_zhao)


def test_time_is_lengthened_once(world, case):
    ask(case, world)
    answer(case, world, world.secretary_li)
    with pytest.raises(Refused):
        ask(case, world)


def test_what_is_late_already_cannot_be_saved(world, case):
    ask(case, world)
    with at(now() + timedelta(days=30)), pytest.raises(Refused, match="办理期限已过"):
        answer(case, world, world.secretary_li)
    with at(now() + timedelta(days=30)):
        answer(case, world, world.secretary_li, granted="no", answer="已超期，请抓紧")
    with scope(world.secretary_li.actor):
        assert Extension.objects.get().approved is False


def test_only_the_head_of_the_place_answers(world, case):
    ask(case, world)
    with pytest.raises(Refused):
        answer(case, world, world.mediator_zhang)
