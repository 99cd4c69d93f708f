"""The sweep sends up what nobody did in time, once, and tells whoever has to know."""

from datetime import timedelta

import pytest
from tests.world import COUNTY, TOWN, VILLAGE

from fengge.cases import procedures
from fengge.cases.engine.timing import clocks_of
from fengge.cases.escalation import sweeping
from fengge.cases.escalation.sweeping import Swept
from fengge.cases.models import Alarm, Case, Holding
from fengge.core.access import Secrecy, scope
from fengge.core.clock import at, local, now
from fengge.core.models import Event, Notice


def fresh(case, world):
    with scope(world.county_chen.actor):
        return Case.objects.get(pk=case.pk)


def late(case):
    return case.next_due_at + timedelta(minutes=1)


def moves(case, world):
    with scope(world.county_chen.actor):
        rows = Event.objects.filter(subject_id=case.pk, type__in=("case.raised", "case.alarmed")).order_by("id")
        return [(row.type, row.details.get("deadline"), row.details["rung"]) for row in rows]


def notices(world, worker):
    with scope(worker.actor):
        return [str(one) for one in Notice.objects.order_by("id")]


def test_a_report_nobody_took_goes_from_the_village_to_the_town(world):
    case = world.a_report()
    missed = late(case)
    assert world.sweep(missed) == Swept(looked=1, raised=1, told=1)
    risen = fresh(case, world)
    assert (risen.rung, risen.division, risen.origin_division, risen.holder_id) == ("town", TOWN, VILLAGE, None)
    assert moves(case, world) == [("case.raised", "unassigned", "town")]
    assert f"{case.number} 过了期限没有办，从下级上交到您这里，请接办" in notices(world, world.town_wang)


def test_the_event_names_the_limit_and_since_when_it_is_missed(world):
    case = world.a_report()
    with scope(world.county_chen.actor):
        missed = next(one.due_at for one in clocks_of(case, now()) if one.key == "unassigned")
    world.sweep(late(case))
    with scope(world.county_chen.actor):
        event = Event.objects.get(subject_id=case.pk, type="case.raised")
    assert event.details["since"] == local(missed).isoformat()
    assert (event.actor_kind, event.details["by"], event.details["from_rung"]) == ("system", "rule", "village")
    assert event.changes["rung"] == ["village", "town"]


def test_sweeping_again_at_once_changes_nothing(world):
    case = world.a_report()
    world.sweep(late(case))
    before, told = fresh(case, world).__dict__, len(notices(world, world.town_wang))
    assert world.sweep(late(case)) == Swept()
    after = fresh(case, world).__dict__
    assert {k: v for k, v in after.items() if k != "_state"} == {k: v for k, v in before.items() if k != "_state"}
    assert len(notices(world, world.town_wang)) == told


def test_the_town_that_does_nothing_either_passes_it_to_the_county_and_above_it_there_is_an_alarm(world):
    case, boss = world.a_report(), world.in_post("county_leader")
    for _ in range(3):
        world.sweep(late(fresh(case, world)))
    risen = fresh(case, world)
    assert (risen.rung, risen.division) == ("county", COUNTY)
    assert [kind for kind, *_ in moves(case, world)] == ["case.raised", "case.raised", "case.alarmed"]
    with scope(world.county_chen.actor):
        assert Alarm.objects.get().case_id == case.pk
    said = f"{case.number} 已在最高一级，过了期限仍没有办，请处置"
    assert said in notices(world, world.county_chen)
    assert said in notices(world, boss)
    assert world.sweep(late(risen) + timedelta(hours=1)).alarmed == 0


def test_a_handling_limit_missed_in_somebody_s_hands_takes_it_out_of_them_and_they_are_told(world):
    case = world.accepted()
    with scope(world.secretary_li.actor):
        end = next(clock.due_at for clock in clocks_of(case, now()) if clock.key == "handling")
    world.sweep(end + timedelta(minutes=1))
    assert fresh(case, world).rung == "town"
    assert f"{case.number} 过了期限没有办，已上交上一级" in notices(world, world.mediator_zhang)
    with scope(world.mediator_zhang.actor):
        assert Case.objects.get(pk=case.pk).holder_id is None
        spans = Holding.objects.filter(case=case).order_by("id")
        assert [(span.rung, span.holder_id) for span in spans][-2:] == [
            ("village", world.mediator_zhang.appointment.pk),
            ("town", None),
        ]


def test_going_up_moves_no_limit_that_was_missed_and_gives_the_town_one_of_its_own(world):
    case = world.accepted()
    with scope(world.secretary_li.actor):
        end = next(clock.due_at for clock in clocks_of(case, now()) if clock.key == "handling")
    missed = end + timedelta(minutes=1)
    world.sweep(missed)
    with scope(world.county_chen.actor):
        clocks = {clock.key: clock for clock in clocks_of(fresh(case, world), missed)}
    assert clocks["handling"].due_at == end
    assert clocks["handling"].is_overdue
    assert clocks["unassigned"].started_at == clocks["raised"].started_at == local(missed)


def test_before_its_limit_nothing_happens_to_a_case(world):
    case = world.a_report()
    assert world.sweep(case.next_due_at - timedelta(seconds=1)) == Swept()
    assert fresh(case, world).rung == "village"


def test_a_paused_case_does_not_go_up_while_it_is_paused(world):
    case = world.accepted()
    with scope(world.county_chen.actor):
        for party in case.parties.all():
            said = {"party": party.pk, "given": "yes", "manner": "in_person", "rights_told": True}
            world.act(case, "consent", world.mediator_zhang, **said)
        world.act(case, "investigate", world.mediator_zhang, on=now().date(), place="村口", asked="邻居", found="属实")
        world.act(case, "pause", world.mediator_zhang, why="appraisal", reason="等鉴定")
    assert world.sweep(now() + timedelta(days=20)).raised == 0
    assert fresh(case, world).rung == "village"


def test_the_holder_is_told_once_that_something_is_late(world):
    world.agreed()
    moment = now() + timedelta(days=40)
    world.sweep(moment)
    world.sweep(moment + timedelta(minutes=1))
    told = [one for one in notices(world, world.mediator_zhang) if "还没有记录履行" in one]
    assert len(told) == 1


def test_a_reminder_comes_in_office_hours_before_the_day_and_once(world):
    case = world.agreed(days=(60,))  # judicial confirmation may be asked for within thirty days
    with scope(world.county_chen.actor):
        clock = next(one for one in clocks_of(case, now()) if one.key == "judicial_confirmation")
    first, second = clock.remind_at
    world.sweep(first - timedelta(minutes=1))
    before = [one for one in notices(world, world.mediator_zhang) if "申请司法确认到" in one]
    world.sweep(first)
    world.sweep(first + timedelta(minutes=5))
    after = [one for one in notices(world, world.mediator_zhang) if "申请司法确认到" in one]
    assert len(after) == len(before) + 1
    world.sweep(second)
    assert len([one for one in notices(world, world.mediator_zhang) if "申请司法确认到" in one]) == len(after) + 1


def test_more_than_a_batch_is_done_to_the_last_one(world):
    cases = [world.a_report(facts=f"第{n}件事。") for n in range(23)]
    moment = max(late(case) for case in cases)
    assert world.sweep(moment, batch=5).raised == 23
    assert {fresh(case, world).rung for case in cases} == {"town"}


def test_a_clock_set_back_sends_nothing_up_twice_and_breaks_nothing(world):
    case = world.a_report()
    missed = late(case)
    world.sweep(missed)
    assert world.sweep(missed - timedelta(hours=30)) == Swept()
    assert [kind for kind, *_ in moves(case, world)] == ["case.raised"]


def test_what_a_person_does_after_the_clock_was_set_back_still_comes_after(world):
    case = world.a_report()
    missed = late(case)
    world.sweep(missed)
    with at(missed - timedelta(hours=2)), scope(world.town_wang.actor):
        taken = Case.objects.get(pk=case.pk)
        world.act(taken, "take_up", world.town_wang)
        open_clocks = {clock.key for clock in clocks_of(taken, missed + timedelta(hours=1)) if clock.is_open}
    assert "unassigned" not in open_clocks
    assert taken.next_due_key == "handling"


def test_one_case_that_cannot_be_read_does_not_stop_the_others(world, monkeypatch):
    broken, sound = world.a_report(), world.a_report()
    real = sweeping.judge

    def judge(case, happened, moment):
        if case.pk == broken.pk:
            raise KeyError("no such procedure")
        return real(case, happened, moment)

    monkeypatch.setattr(sweeping, "judge", judge)
    done = world.sweep(late(sound) + timedelta(minutes=1))
    assert (done.raised, done.failed) == (1, 1)
    assert (fresh(broken, world).rung, fresh(sound, world).rung) == ("village", "town")


def test_a_case_goes_up_by_the_rules_it_began_under(world, monkeypatch):
    case = world.a_report()
    moment = late(case)
    with scope(world.county_chen.actor):
        Case.objects.filter(pk=case.pk).update(procedure_version=7)  # withdrawn: no such version is published any more
    assert world.sweep(moment).raised == 1
    assert procedures.get("mediation").ladder.above("village").key == fresh(case, world).rung


@pytest.mark.parametrize("done", ["assign", "accept"])
def test_whoever_acts_in_time_keeps_it_where_it_is(world, done):
    case = world.triaged()
    unassigned = case.next_due_at
    with scope(world.secretary_li.actor):
        given = {"to": str(world.mediator_zhang.appointment.pk)} if done == "assign" else {}
        world.act(case, done, world.secretary_li, **given)
    world.sweep(unassigned + timedelta(minutes=1))
    assert fresh(case, world).rung == "village"


def test_what_is_sealed_stays_with_its_team_and_nobody_above_is_told_of_it(world):
    case = world.registered()
    with scope(world.actor_seeing_all):
        own = [f"a:{world.secretary_li.appointment.pk}"]
        Case.objects.filter(pk=case.pk).update(secrecy=Secrecy.SEALED, team=own)
    world.sweep(now() + timedelta(days=40))
    with scope(world.actor_seeing_all):
        kept = Case.objects.get(pk=case.pk)
        assert (kept.rung, kept.alarms.count()) == ("village", 1)
    assert [one for one in notices(world, world.town_wang) if case.number in one] == []
    assert [one for one in notices(world, world.county_chen) if case.number in one] == []
    assert any(case.number in one for one in notices(world, world.secretary_li))


def test_what_the_row_keeps_of_a_limit_is_what_its_history_says_to_the_moment(world):
    case = world.a_report()
    with scope(world.county_chen.actor):
        kept = Case.objects.get(pk=case.pk)
        assert kept.next_due_at in [one.due_at for one in clocks_of(kept, now())]
