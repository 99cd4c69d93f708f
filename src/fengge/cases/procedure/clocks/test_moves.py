"""What moves a clock: pauses, extensions, a new level, and passing the case on."""

from fengge.cases.procedure.clocks import (
    Deadline,
    Extension,
    Pause,
    State,
    by_level,
    by_rung,
    calendar_days,
    current,
    hours,
    months,
    next_due,
    trace,
    working_days,
)
from fengge.cases.procedure.clocks.test_clocks import LATER, a_deadline, happened, moment, the_clock
from fengge.core.calendar.examples import real_calendar

APPRAISAL = Pause("case.paused", "case.resumed", "等待鉴定")


def test_a_pause_shifts_the_end_by_the_working_days_it_took():
    events = happened(
        "2024-09-23T10:00 case.registered", "2024-09-24T10:00 case.paused", "2024-09-27T10:00 case.resumed"
    )
    clock = the_clock(a_deadline(working_days(5), pauses=(APPRAISAL,)), events, at="2024-09-29T10:00")
    assert clock.due_at == moment("2024-10-09T23:59:59")  # Sunday 29 September, and three working days more
    assert [interval.state for interval in clock.intervals] == [State.RUNNING, State.PAUSED, State.RUNNING]
    assert "2024年9月24日至2024年9月27日暂停（等待鉴定），到期日顺延 3 个工作日。" in map(str, clock.explain())


def test_a_paused_clock_has_no_end_and_nobody_is_overdue():
    events = happened("2024-09-23T10:00 case.registered", "2024-09-24T10:00 case.paused", why="medical")
    deadline = a_deadline(working_days(5), pauses=(APPRAISAL,))
    (clock,) = trace([deadline], events, real_calendar(), LATER, {"why.medical": "等待医疗鉴定"})
    assert (clock.state, clock.due_at, next_due([clock])) == (State.PAUSED, None, None)
    assert "自2024年9月24日起暂停（等待医疗鉴定），恢复后接着计时。" in map(str, clock.explain())


def test_a_pause_cannot_save_a_clock_that_has_already_run_out():
    events = happened("2024-09-02T10:00 case.registered", "2024-09-20T10:00 case.paused")
    clock = the_clock(a_deadline(working_days(5), pauses=(APPRAISAL,)), events)
    assert clock.is_overdue


def test_a_clock_paused_on_the_holiday_it_had_rolled_over_keeps_its_remaining_days():
    events = happened(
        "2024-09-27T10:00 case.registered", "2024-10-05T10:00 case.paused", "2024-10-10T10:00 case.resumed"
    )
    clock = the_clock(a_deadline(calendar_days(7), pauses=(APPRAISAL,)), events)
    assert clock.due_at == moment("2024-10-14T23:59:59")  # 8 October and five days: 13 October, a Sunday


def test_both_parties_may_extend_but_only_as_far_as_the_rule_goes():
    deadline = a_deadline(months(1), extends=Extension("case.extended", most_days=30, most_times=1))
    start = happened("2024-07-01T10:00 case.registered")
    once = start + happened("2024-07-20T10:00 case.extended", days=15)
    assert the_clock(deadline, once).due_at == moment("2024-08-16T23:59:59")
    assert the_clock(deadline, once).extensions == 1
    twice = once + happened("2024-08-01T10:00 case.extended", days=5)
    assert the_clock(deadline, twice).due_at == the_clock(deadline, once).due_at
    another = start + happened("2024-07-20T10:00 case.extended", days=15, deadline="visit")
    late = start + happened("2024-08-20T10:00 case.extended", days=15)
    far = start + happened("2024-07-20T10:00 case.extended", days=31)
    for events in (another, late, far):
        assert the_clock(deadline, events).due_at == moment("2024-08-01T23:59:59")


def test_a_change_of_level_counts_the_whole_term_again_from_the_start():
    lengths = by_level({"simple": calendar_days(1), "complex": calendar_days(20)})
    deadline = a_deadline(lengths, starts=("case.accepted",), stops=("case.closed",))
    triaged = happened("2024-07-01T09:00 case.triaged", level="simple")
    accepted = happened("2024-07-01T10:00 case.accepted")
    regraded = happened("2024-07-02T10:00 case.regraded", level="complex")
    assert the_clock(deadline, triaged + accepted).due_at == moment("2024-07-02T23:59:59")
    clock = the_clock(deadline, triaged + accepted + regraded)
    assert clock.due_at == moment("2024-07-22T23:59:59")  # the 21st is a Sunday
    assert any("期限为 20 天，从头计算" in str(line) for line in clock.explain())
    gossip = happened("2024-07-03T10:00 case.noted", level="simple")
    assert the_clock(deadline, triaged + accepted + regraded + gossip).due_at == clock.due_at


def test_a_case_passed_on_unassigned_gets_the_next_rungs_own_limit():
    nobody = Deadline(
        "unassigned",
        "无人承办",
        by_rung({"village": hours(24), "town": hours(48)}),
        starts=("case.reported", "case.transferred"),
        stops=("case.assigned",),
        renews=("case.transferred",),
        rolls_to_workday=False,
    )
    events = happened("2024-07-01T10:00 case.reported", rung="village")
    events += happened("2024-07-02T09:00 case.transferred", rung="town")
    first, second = trace([nobody], events, real_calendar(), moment("2024-07-02T10:00"))
    assert (first.state, first.cancelled_at) == (State.CANCELLED, moment("2024-07-02T09:00"))
    assert (second.round, second.due_at) == (2, moment("2024-07-04T09:00"))
    assert next_due([first, second]) == second.due_at
    assert current([first, second]) == {"unassigned": second}
