"""Working days over real Chinese holidays, make-up workdays included."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fengge.core.calendar import Calendar
from fengge.core.calendar.examples import real_calendar
from fengge.core.clock import ZONE

YEAR = real_calendar()
days = st.dates(date(2024, 1, 1), date(2026, 10, 31))
moments = st.datetimes(datetime(2024, 1, 1), datetime(2026, 10, 31)).map(lambda moment: moment.replace(tzinfo=ZONE))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("day", "works", "why"),
    [
        ("2024-09-29", True, "a Sunday made up for National Day"),
        ("2024-10-01", False, "National Day"),
        ("2024-10-07", False, "a Monday given in lieu"),
        ("2024-10-08", True, "back to work"),
        ("2024-10-12", True, "a Saturday made up for National Day"),
        ("2024-10-13", False, "the Sunday after it stays free"),
        ("2024-02-04", True, "a Sunday before Spring Festival"),
        ("2024-02-18", True, "the Sunday on which Spring Festival leave ends"),
        ("2025-09-28", True, "a Sunday made up for National Day 2025"),
        ("2025-10-08", False, "National Day 2025 ran to the eighth with Mid-autumn"),
        ("2025-10-11", True, "a Saturday made up in 2025"),
    ],
)
def test_holidays_and_make_up_days_of_real_years_are_known(day, works, why):
    assert YEAR.is_workday(date.fromisoformat(day)) is works, why


@pytest.mark.parametrize(
    ("day", "count", "end"),
    [
        ("2024-09-27", 1, "2024-09-29"),  # Friday: the made-up Sunday is the next working day
        ("2024-09-27", 3, "2024-10-08"),  # Sunday 29, Monday 30, then seven days off
        ("2024-10-08", 4, "2024-10-12"),  # the fourth is the made-up Saturday
        ("2024-10-01", 1, "2024-10-08"),
        ("2025-09-30", 3, "2025-10-11"),  # 9, 10 and the made-up Saturday 11 October
        ("2024-12-31", 1, "2025-01-02"),
        ("2024-07-05", 0, "2024-07-05"),
    ],
)
def test_working_days_are_counted_across_national_day(day, count, end):
    assert YEAR.add_working_days(date.fromisoformat(day), count) == date.fromisoformat(end)


def test_a_term_that_ends_on_a_holiday_ends_on_the_next_workday():
    assert YEAR.workday_from(date(2024, 10, 2)) == date(2024, 10, 8)
    assert YEAR.workday_from(date(2024, 10, 12)) == date(2024, 10, 12)


def test_a_year_whose_holidays_are_not_announced_yet_is_not_covered():
    assert YEAR.covers(2025)
    assert not YEAR.covers(2031)


def test_a_day_cannot_be_both_holiday_and_workday():
    with pytest.raises(ValueError, match="both as a holiday and as a workday"):
        Calendar(holidays=frozenset([date(2024, 10, 1)]), workdays=frozenset([date(2024, 10, 1)]))
    with pytest.raises(ValueError, match="at least one weekday"):
        Calendar(week=frozenset())


def test_a_county_may_keep_another_week():
    six_days = Calendar(week=frozenset(range(6)))
    assert six_days.is_workday(date(2024, 7, 6))
    assert six_days.next_workday(date(2024, 7, 6)) == date(2024, 7, 8)


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        (datetime(2024, 9, 30, 10, tzinfo=ZONE), datetime(2024, 9, 30, 10, tzinfo=ZONE)),
        (datetime(2024, 9, 30, 12, 30, tzinfo=ZONE), datetime(2024, 9, 30, 13, tzinfo=ZONE)),
        (datetime(2024, 9, 30, 21, tzinfo=ZONE), datetime(2024, 10, 8, 9, tzinfo=ZONE)),
        (datetime(2024, 10, 12, 8, tzinfo=ZONE), datetime(2024, 10, 12, 9, tzinfo=ZONE)),
    ],
)
def test_reminders_wait_for_the_next_office_hour(moment, opens):
    assert YEAR.next_opening(moment) == opens


def test_office_time_skips_nights_lunch_and_the_holiday():
    friday_noon = datetime(2024, 9, 30, 11, tzinfo=ZONE)
    after_the_holiday = datetime(2024, 10, 8, 14, tzinfo=ZONE)
    assert YEAR.hours_between(friday_noon, after_the_holiday) == timedelta(hours=1 + 4 + 3 + 1)
    assert YEAR.hours_between(after_the_holiday, friday_noon) == timedelta()


@given(days, st.integers(0, 60))
def test_counting_forth_and_back_agrees(day, count):
    end = YEAR.add_working_days(day, count)
    assert YEAR.working_days_between(day, end) == count
    assert count == 0 or YEAR.is_workday(end)


@given(days, st.integers(0, 40), st.integers(0, 40))
def test_terms_can_be_counted_in_parts(day, some, more):
    assert YEAR.add_working_days(YEAR.add_working_days(day, some), more) == YEAR.add_working_days(day, some + more)


@given(moments, moments)
def test_office_time_never_exceeds_time_itself(one, other):
    start, end = sorted([one, other])
    assert timedelta() <= YEAR.hours_between(start, end) <= end - start


@given(moments)
def test_offices_are_open_at_the_next_opening(moment):
    opening = YEAR.next_opening(moment)
    assert YEAR.is_open(opening)
    assert opening >= moment
    assert time(9) <= opening.time() < time(17)
