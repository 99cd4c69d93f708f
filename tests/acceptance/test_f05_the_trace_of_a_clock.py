"""F5: merging, splitting, handing over, pausing and another level count anew and show how; nothing merged stays overdue."""

from datetime import datetime, timedelta

import pytest

from fengge.cases.engine.timing import clocks_of
from fengge.cases.models import Case
from fengge.cases.procedure import current
from fengge.core.access import scope
from fengge.core.calendar.seeding import seed_calendar
from fengge.core.clock import ZONE, at, local, now
from fengge.core.models import Notice
from fengge.core.testing.database import database_role
from tests.world import do

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def in_march(db):
    seed_calendar()
    with at(MONDAY):
        yield


def clock(world, case, key):
    with scope(world.actor_seeing_all):
        return current(clocks_of(Case.objects.get(pk=case.pk), now()))[key]


def ends_on(world, case, key):
    due = clock(world, case, key).due_at
    return due and f"{local(due):%m-%d}"


def test_a_pause_stops_the_clock_moves_its_end_by_the_days_it_took_and_says_why(world):
    case = world.accepted()
    with scope(world.actor_seeing_all):
        sides = [str(party.pk) for party in case.parties.all()]
    for side in sides:
        do(case, "consent", world.mediator_zhang, party=side, given="yes", manner="in_person", rights_told="on")
    do(case, "investigate", world.mediator_zhang, on=MONDAY.date(), place="村口", asked="邻居", found="水沟改了道。")
    assert ends_on(world, case, "handling") == "03-09"  # seven days
    with at(MONDAY + timedelta(days=1)):
        do(case, "pause", world.mediator_zhang, why="appraisal", reason="等国土所量地")
        assert ends_on(world, case, "handling") is None
    with at(MONDAY + timedelta(days=9)):
        assert not clock(world, case, "handling").is_overdue
        do(case, "resume", world.mediator_zhang)
        assert ends_on(world, case, "handling") == "03-17"  # eight days stood still
        assert "等待鉴定" in "".join(str(one) for one in clock(world, case, "handling").explain())


def test_another_level_counts_the_whole_term_again_from_the_first_word(world):
    case = world.accepted()
    assert ends_on(world, case, "handling") == "03-09"
    with at(MONDAY + timedelta(days=3)):
        do(case, "regrade", world.secretary_li, level="complex", reason="牵涉三户")
        assert ends_on(world, case, "handling") == "03-23"  # twenty days: the 22nd is a Sunday
        told = "".join(str(one) for one in clock(world, case, "handling").explain())
    assert "3月5日定为“复杂”，期限为 20 天，从头计算" in told


def test_handing_over_gives_acceptance_a_new_round_and_the_first_word_no_more_time(world):
    case = world.accepted()
    with at(MONDAY + timedelta(days=2)):
        do(case, "transfer", world.mediator_zhang, to_unit=str(world.town_centre.pk), reason="镇管道路")
        do(case, "answer_transfer", world.town_wang, accepted="yes")
        assert (clock(world, case, "acceptance").round, ends_on(world, case, "acceptance")) == (2, "03-09")
        assert ends_on(world, case, "handling") == "03-09"


def test_a_part_has_clocks_of_its_own_and_moves_none_of_the_whole(world):
    whole = world.accepted()
    before = ends_on(world, whole, "handling")
    with at(MONDAY + timedelta(days=3)):
        whole = do(whole, "split", world.secretary_li, title="退还押金", facts="押金未退。", procedure="mediation")
        with scope(world.secretary_li.actor):
            part = whole.parts.get()
        assert (ends_on(world, whole, "handling"), ends_on(world, part, "handling")) == (before, "03-12")


def test_nothing_merged_stays_overdue_goes_up_or_is_told_of(world):
    first, second = world.accepted(), world.registered(facts="排水沟改道，水淹了我家菜地，隔壁不认。")
    with at(MONDAY + timedelta(days=1)):
        merged = do(second, "merge", world.secretary_li, number=first.number, reason="同一条排水沟")
    late = MONDAY + timedelta(days=20)
    world.sweep(late)
    with at(late), scope(world.actor_seeing_all):
        assert merged.pk not in [case.pk for case in Case.objects.overdue(late)]
        assert [one.key for one in clocks_of(merged, late) if one.is_overdue] == []
        assert Case.objects.get(pk=merged.pk).rung == "village"
    with database_role("fengge_worker"), scope(world.secretary_li.actor):
        assert not [one for one in Notice.objects.filter(occasion__startswith=merged.number) if "期限" in str(one)]
