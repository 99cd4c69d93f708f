"""Clocks follow events and the Chinese calendar, and nothing else."""

from datetime import datetime, timedelta

import pytest

from fengge.cases.procedure.clocks import (
    Deadline,
    Event,
    Extension,
    Pause,
    State,
    When,
    calendar_days,
    clock_facts,
    hours,
    months,
    next_due,
    stated_day,
    trace,
    working_days,
)
from fengge.core.calendar.examples import real_calendar
from fengge.core.clock import ZONE

LATER = datetime(2026, 9, 1, tzinfo=ZONE)
APPRAISAL = Pause("case.paused", "case.resumed", "等待鉴定")


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def happened(*lines, **data):
    """Lines such as '2024-09-27T10:00 case.registered'; data is recorded with the last of them."""
    events = [Event(line.split()[1], moment(line.split()[0])) for line in lines]
    return [*events[:-1], events[-1]._replace(data=data)]


def a_deadline(length, **given):
    basic = {"key": "reply", "title": "答复期限", "starts": ("case.registered",), "stops": ("case.accepted",)}
    return Deadline(length=length, **{**basic, **given})


def the_clock(deadline, events, at=LATER):
    (clock,) = trace([deadline], events, real_calendar(), at if isinstance(at, datetime) else moment(at))
    return clock


@pytest.mark.parametrize(
    ("length", "start", "last_day"),
    [
        (working_days(3), "2024-09-27T10:00", "2024-10-08"),  # the made-up Sunday counts, seven days off do not
        (working_days(4), "2024-10-08T09:00", "2024-10-12"),  # ends on a made-up Saturday
        (calendar_days(7), "2024-09-27T10:00", "2024-10-08"),  # the seventh day is 4 October: a holiday
        (calendar_days(15), "2024-09-27T10:00", "2024-10-12"),  # a made-up Saturday is a day like any other
        (months(1), "2024-09-05T10:00", "2024-10-08"),  # 5 October is a holiday
        (months(1), "2024-01-31T10:00", "2024-02-29"),  # February has no 31st
        (months(12), "2024-02-29T10:00", "2025-02-28"),
        (calendar_days(30), "2025-01-01T00:00", "2025-02-05"),  # 31 January is in Spring Festival
    ],
)
def test_a_term_ends_where_the_civil_code_says(length, start, last_day):
    clock = the_clock(a_deadline(length), happened(f"{start} case.registered"), at=start)
    assert clock.due_at == moment(f"{last_day}T23:59:59")
    assert clock.state == State.RUNNING


def test_a_term_in_hours_runs_from_the_moment_itself():
    clock = the_clock(a_deadline(hours(24), rolls_to_workday=False), happened("2024-09-30T22:15 case.registered"))
    assert clock.due_at == moment("2024-10-01T22:15")
    assert "从2024年9月30日 22:15" in str(clock.explain()[0])


def test_a_term_in_hours_that_runs_out_at_night_runs_on_to_the_next_office_hour():
    clock = the_clock(a_deadline(hours(24)), happened("2024-09-30T22:15 case.registered"))
    assert clock.due_at == moment("2024-10-08T09:00")
    assert "2024年10月1日 22:15不在办公时间，顺延到2024年10月8日 09:00。" in map(str, clock.explain())


def test_a_deadline_may_keep_its_day_even_on_a_holiday():
    strict = a_deadline(calendar_days(7), rolls_to_workday=False, starts_next_day=False)
    assert the_clock(strict, happened("2024-09-27T10:00 case.registered")).due_at == moment("2024-10-03T23:59:59")


def test_a_comment_a_view_or_a_resave_never_moves_a_clock():
    plain = happened("2024-09-27T10:00 case.registered")
    noise = [
        Event(kind, moment("2024-10-01T08:00"), {"days": 9}) for kind in ("case.noted", "case.viewed", "case.saved")
    ]
    deadline = a_deadline(working_days(3), pauses=(APPRAISAL,), extends=Extension("case.extended"))
    assert the_clock(deadline, plain).due_at == the_clock(deadline, plain + noise).due_at


@pytest.mark.parametrize(
    ("done", "state", "says"),
    [
        ("2024-10-08T17:00", State.MET, "已于2024年10月8日完成，按期。"),
        ("2024-10-11T09:00", State.MISSED, "已于2024年10月11日完成，超期 3 天。"),
    ],
)
def test_a_clock_is_met_in_time_or_late(done, state, says):
    events = happened("2024-09-27T10:00 case.registered", f"{done} case.accepted")
    clock = the_clock(a_deadline(working_days(3)), events)
    assert (clock.state, clock.is_open, str(clock.explain()[-1])) == (state, False, says)


def test_an_untouched_clock_becomes_overdue_and_says_by_how_much():
    clock = the_clock(a_deadline(working_days(3)), happened("2024-09-27T10:00 case.registered"), at="2024-10-11T09:00")
    assert clock.is_overdue
    assert str(clock.explain()[-1]) == "现在：超期 3 天。"


def test_reopening_starts_the_clock_anew_and_withdrawing_ends_it():
    deadline = a_deadline(calendar_days(10), renews=("case.reopened",), cancels=("case.withdrawn",))
    events = happened("2024-07-01T10:00 case.registered", "2024-07-03T10:00 case.accepted")
    assert len(trace([deadline], events + happened("2024-07-04T10:00 case.registered"), real_calendar(), LATER)) == 1
    again = [*events, *happened("2024-08-01T10:00 case.reopened", "2024-08-02T10:00 case.registered")]
    first, second = trace([deadline], again, real_calendar(), LATER)
    assert first.state == State.MET
    assert second.due_at == moment("2024-08-12T23:59:59")
    gone = trace([deadline], [*again, *happened("2024-08-03T10:00 case.withdrawn")], real_calendar(), LATER)[-1]
    assert gone.state == State.CANCELLED
    assert not gone.is_overdue
    assert str(gone.explain()[-1]) == "2024年8月3日起不再计时。"


def test_a_start_may_ask_for_more_than_a_type_of_event():
    deadline = a_deadline(calendar_days(30), starts=(When("obligation.performed", {"last": True}),))
    part = happened("2024-07-01T10:00 obligation.performed", last=False)
    assert trace([deadline], part, real_calendar(), LATER) == []
    assert the_clock(deadline, part + happened("2024-07-05T10:00 obligation.performed", last=True)).started_at.day == 5


def test_an_agreed_day_is_its_own_deadline_and_no_day_means_no_clock():
    deadline = a_deadline(stated_day("perform_by"), starts=("agreement.made",))
    clock = the_clock(deadline, happened("2024-07-01T10:00 agreement.made", perform_by="2024-10-03"))
    assert clock.due_at == moment("2024-10-08T23:59:59")
    assert trace([deadline], happened("2024-07-01T10:00 agreement.made"), real_calendar(), LATER) == []
    assert (
        trace([deadline], happened("2024-07-01T10:00 agreement.made", perform_by="soon"), real_calendar(), LATER) == []
    )


def test_a_window_closes_without_anybody_being_overdue():
    window = a_deadline(calendar_days(30), window=True, remind_before=(10, 3), fixed=True)
    clock = the_clock(window, happened("2024-09-05T10:00 case.registered"))
    assert clock.due_at == moment("2024-10-08T23:59:59")
    assert not clock.is_overdue
    assert not clock.may_be_done
    assert next_due([clock]) is None
    facts = clock_facts([clock])
    assert not facts["clock.reply.open"]
    assert (facts["clock.reply.running"], facts["clock.reply.unmet"]) == (False, True)
    # Five October is on leave: the reminder comes when offices open again.
    assert clock.remind_at == (moment("2024-09-28T09:00") + timedelta(days=1), moment("2024-10-08T09:00"))
    assert str(clock.explain()[-1]) == "期限已过，不再受理。"


def test_a_return_visit_may_not_come_too_early():
    visit = a_deadline(calendar_days(30), opens=calendar_days(7))
    events = happened("2024-07-01T10:00 case.registered")
    assert not clock_facts([the_clock(visit, events, at="2024-07-07T10:00")])["clock.reply.open"]
    assert clock_facts([the_clock(visit, events, at="2024-07-08T00:00")])["clock.reply.open"]


def test_yesterdays_answer_can_be_given_again_today():
    events = happened("2024-09-27T10:00 case.registered", "2024-10-11T10:00 case.accepted")
    then = the_clock(a_deadline(working_days(3)), events, at="2024-10-08T12:00")
    assert (then.state, then.met_at) == (State.RUNNING, None)


def test_the_trace_tells_a_resident_everything():
    deadline = a_deadline(calendar_days(7), law="《示例条例》第一条", example=True)
    events = happened("2024-09-27T10:00 case.registered")
    clock = trace([deadline], events, real_calendar(), moment("2024-10-08T10:00"), {"case.registered": "登记"})[0]
    assert list(map(str, clock.explain())) == [
        "从2024年9月27日“登记”的第二天起算，期限 7 天。",
        "依据：《示例条例》第一条。",
        "这个期限是示例，等待县里确认。",
        "最后一天2024年10月4日不是工作日，顺延到2024年10月8日。",
        "到期：2024年10月8日。",
        "现在：今天 23:59 前。",
    ]


def test_a_year_without_its_holiday_table_is_pointed_out():
    clock = the_clock(a_deadline(calendar_days(7)), happened("2031-09-27T10:00 case.registered"), at="2031-09-28T10:00")
    assert "2031年的放假调休安排还没有录入，暂按周末计算。" in map(str, clock.explain())


def test_a_term_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least 1"):
        working_days(0)
