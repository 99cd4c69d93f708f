"""F2: a case nobody holds comes first, under a shorter clock of its own; above the top rung there is a plain answer."""

from datetime import timedelta

import pytest

from fengge.cases import procedures
from fengge.cases.models import Case
from fengge.core.access import scope
from fengge.core.clock import at
from fengge.core.models import Notice
from tests.samples import browser


def test_a_case_nobody_took_is_due_before_one_somebody_works_on(world):
    held, loose = world.accepted(), world.a_report()
    assert loose.next_due_key == "unassigned"
    assert loose.next_due_at < held.next_due_at
    with scope(world.secretary_li.actor):
        assert Case.objects.unassigned().get() == loose


def test_overdue_and_in_nobody_s_hands_it_heads_the_list_of_the_day(world):
    held, loose = world.accepted(facts="有人在办的事。"), world.a_report(facts="没人接手的事。")
    late = loose.next_due_at + timedelta(minutes=1)
    with at(late), scope(world.secretary_li.actor):
        assert [case.pk for case in Case.objects.overdue(late)] == [loose.pk]
        first = Case.objects.open().order_by("next_due_at").first()
        assert (first.pk, held.holder_id is None) == (loose.pk, False)
    with at(late):
        page = browser("village_secretary", world).get("/desk/").content.decode()
    assert "没人接手的事" in page


def test_every_rung_gives_a_case_in_nobody_s_hands_a_limit_of_its_own():
    for procedure in procedures.all():
        assert set(procedure.ladder.limits) == {rung.key for rung in procedure.ladder.rungs}


def test_sent_back_it_is_in_nobody_s_hands_and_a_clock_runs(world):
    case = world.accepted()
    with scope(world.mediator_zhang.actor):
        world.act(case, "return", world.mediator_zhang, reason="不归我们管")
        assert (case.holder_id, case.stage) == (None, "registered")
        assert case.next_due_at is not None


@pytest.mark.parametrize("procedure", procedures.all(), ids=lambda one: one.key)
def test_above_the_top_there_is_nobody_and_the_ladder_says_so(procedure):
    ladder = procedure.ladder
    assert ladder.above(ladder.rungs[0].key) == ladder.rungs[1]
    assert ladder.above(ladder.rungs[-1].key) is None
    assert ladder.below(ladder.rungs[0].key) is None
    with pytest.raises(StopIteration):
        ladder.above("province")


def test_swept_the_case_nobody_took_goes_up_first_and_the_one_in_somebody_s_hands_stays(world):
    held, loose = world.accepted(), world.a_report()
    world.sweep(loose.next_due_at + timedelta(minutes=1))
    with scope(world.county_chen.actor):
        rungs = dict(Case.objects.values_list("pk", "rung"))
    assert (rungs[held.pk], rungs[loose.pk]) == ("village", "town")


def test_at_the_top_there_is_an_alarm_and_somebody_is_told_instead_of_silence(world):
    case = world.a_report()
    for _ in range(3):
        with scope(world.county_chen.actor):
            due = Case.objects.get(pk=case.pk).next_due_at
        world.sweep(due + timedelta(minutes=1))
    with scope(world.county_chen.actor):
        assert Case.objects.get(pk=case.pk).alarms.filter(answered_at=None).count() == 1
        assert [str(one) for one in Notice.objects.all() if case.number in str(one)][-1].endswith("请处置")
