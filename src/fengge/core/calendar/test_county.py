"""The county's calendar table: seeded from the libraries, edited by the county, read once."""

import csv
from datetime import date
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction

from fengge.core.calendar.county import county_calendar, festivals_between, forget
from fengge.core.calendar.examples import DAYS, real_calendar
from fengge.core.calendar.festivals import festivals
from fengge.core.calendar.seeding import last_announced_year, seed_calendar
from fengge.core.models import CalendarDay, DayKind
from fengge.core.packs import load


@pytest.fixture
def seeded(db):
    forget()
    assert seed_calendar() > 300
    yield
    forget()


@pytest.mark.usefixtures("seeded")
def test_the_seeded_table_agrees_with_the_announced_years():
    for year in (2024, 2025, 2026):
        assert county_calendar().covers(year)
    lines = [line for line in DAYS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for row in csv.DictReader(lines):
        assert county_calendar().is_workday(date.fromisoformat(row["day"])) is (row["is_workday"] == "1"), row
    start, end = date(2024, 1, 1), date(2025, 12, 31)
    assert county_calendar().working_days_between(start, end) == real_calendar().working_days_between(start, end)


@pytest.mark.usefixtures("seeded")
def test_a_year_nobody_has_announced_yet_is_not_covered():
    assert not county_calendar().covers(last_announced_year() + 1)


@pytest.mark.usefixtures("seeded")
def test_the_countys_own_change_counts_at_once_and_survives_seeding():
    ours = CalendarDay.objects.get(day=date(2024, 10, 12), kind=DayKind.WORKDAY)
    assert county_calendar().is_workday(ours.day)
    ours.kind, ours.source = DayKind.HOLIDAY, "县政府通知"
    ours.save()
    assert not county_calendar().is_workday(ours.day)
    assert seed_calendar() == 0
    assert not county_calendar().is_workday(ours.day)


@pytest.mark.django_db
def test_an_autonomous_county_has_a_holiday_of_its_own():
    seed_calendar(load("daozhen"))
    own = CalendarDay.objects.exclude(source__contains=" ").get()
    assert (own.kind, own.source) == (DayKind.HOLIDAY, "daozhen")
    assert not county_calendar().is_workday(own.day)
    forget()


@pytest.mark.usefixtures("seeded")
def test_the_table_is_read_once_while_it_does_not_change(django_assert_num_queries):
    county_calendar()
    with django_assert_num_queries(0):
        county_calendar()


@pytest.mark.usefixtures("seeded")
def test_a_day_cannot_be_both_holiday_and_workday_in_the_table():
    with pytest.raises(IntegrityError), transaction.atomic():
        CalendarDay.objects.create(day=date(2024, 10, 1), kind=DayKind.WORKDAY, name="加班", source="误录")


@pytest.mark.usefixtures("seeded")
def test_festivals_of_the_county_are_found_by_day():
    assert festivals_between(date(2024, 9, 10), date(2024, 10, 12)) == [
        (date(2024, 9, 17), "中秋节"),
        (date(2024, 10, 1), "国庆节"),
        (date(2024, 10, 11), "重阳节"),
    ]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2024-02-09", "除夕"),
        ("2024-02-10", "春节"),
        ("2024-02-24", "元宵节"),
        ("2024-04-04", "清明节"),
        ("2024-06-10", "端午节"),
        ("2024-12-21", "冬至"),
        ("2025-01-28", "除夕"),
        ("2025-10-06", "中秋节"),
        ("2026-02-17", "春节"),
    ],
)
def test_lunar_festivals_fall_where_the_almanac_says(day, name):
    wanted = date.fromisoformat(day)
    assert (wanted, name) in festivals(wanted.year)


def test_every_year_has_its_festivals_in_order_and_in_the_year():
    for year in range(2018, 2040):
        found = festivals(year)
        assert all(one[0] <= other[0] for one, other in pairwise(found))
        assert {day.year for day, _ in found} == {year}
        assert len({name for _, name in found}) == len(found) == 15
