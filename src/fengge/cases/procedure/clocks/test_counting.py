"""Day by day: what counts, what does not, and that the count ends where the clock does."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fengge.cases.procedure.clocks import (
    Deadline,
    Event,
    Extension,
    Pause,
    Why,
    calendar_days,
    counted_days,
    hours,
    months,
    trace,
    working_days,
)
from fengge.core.calendar.examples import real_calendar
from fengge.core.clock import ZONE

CALENDAR = real_calendar()


def at(day: str, hour: int = 10) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour:02d}:00").replace(tzinfo=ZONE)


def clock_of(length, *events, now="2026-12-31"):
    deadline = Deadline(
        "handling", "办理", length, starts=("begun",), stops=("done",),
        pauses=(Pause("held", "freed", "等鉴定"),), extends=Extension("longer"),
    )  # fmt: skip
    (clock,) = trace([deadline], events, CALENDAR, at(now))
    return clock


def days(clock):
    return {day.on.isoformat(): day for day in counted_days(clock, CALENDAR)}


def test_the_first_day_does_not_count_and_neither_do_the_national_holidays():
    found = days(clock_of(working_days(3), Event("begun", at("2026-09-30"))))
    assert found["2026-09-30"].why == Why.START
    assert {found[f"2026-10-0{day}"].why for day in range(1, 8)} == {Why.REST}
    assert found["2026-10-08"].number == 1


def test_a_weekend_day_worked_for_a_holiday_counts():
    made_up = next(day for day in sorted(CALENDAR.workdays) if day.year == 2026 and day.weekday() > 4)
    found = days(clock_of(working_days(5), Event("begun", at((made_up - timedelta(days=1)).isoformat()))))
    assert found[made_up.isoformat()][1:4] == (Why.COUNTED, 1, True)


def test_the_last_day_of_a_term_in_days_moves_off_a_holiday_and_says_so():
    found = days(clock_of(calendar_days(3), Event("begun", at("2026-09-29"))))
    assert found["2026-10-02"].number == 3
    assert {found[f"2026-10-0{day}"].why for day in range(3, 9)} == {Why.ROLLED}
    assert max(found) == "2026-10-08"


def test_paused_days_do_not_count_and_tell_their_reason():
    events = [Event("begun", at("2026-11-02")), Event("held", at("2026-11-04")), Event("freed", at("2026-11-06"))]
    found = days(clock_of(calendar_days(5), *events))
    assert [found[f"2026-11-0{day}"].why for day in (4, 5, 6, 7)] == [Why.COUNTED, Why.PAUSED, Why.PAUSED, Why.COUNTED]
    assert found["2026-11-05"].reason == "等鉴定"


def test_while_it_stands_still_the_count_ends_today():
    found = days(
        clock_of(working_days(5), Event("begun", at("2026-11-02")), Event("held", at("2026-11-04")), now="2026-11-09")
    )
    assert max(found) == "2026-11-09"
    assert found["2026-11-09"].number == 2


@pytest.mark.parametrize("length", [hours(24)])
def test_a_term_in_hours_has_no_days_to_count(length):
    assert days(clock_of(length, Event("begun", at("2026-11-02")))) == {}


def test_a_month_counts_every_day_to_the_one_of_its_number():
    found = days(clock_of(months(1), Event("begun", at("2026-03-10"))))
    assert found["2026-04-10"].number == 31


@given(
    start=st.dates(date(2024, 1, 2), date(2026, 6, 1)),
    length=st.builds(
        lambda count, kind: kind(count), st.integers(1, 30), st.sampled_from([calendar_days, working_days])
    ),
    pause=st.tuples(st.integers(0, 20), st.integers(0, 20)),
    longer=st.integers(0, 10),
)
def test_exactly_the_term_counts_by_the_end_of_the_clock(start, length, pause, longer):
    begun, (held, kept) = at(start.isoformat()), pause
    events = [Event("begun", begun), Event("held", begun + timedelta(days=held))]
    events.append(Event("freed", events[-1].at + timedelta(days=kept)))
    events.append(Event("longer", begun, {"days": longer}))
    clock = clock_of(length, *sorted(events, key=lambda one: one.at))
    found = counted_days(clock, CALENDAR)
    assert found[-1].number == length.count + longer * clock.extensions
    assert found[-1].on == clock.due_at.date()
