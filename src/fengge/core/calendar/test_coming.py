"""A missing year of holidays is noticed two months ahead."""

from datetime import date, timedelta

import pytest

from fengge.core.calendar.coming import missing_year, remedy
from fengge.core.models.calendar_day import CalendarDay, DayKind


@pytest.fixture
def known(db):
    """Holidays of 2030 are entered, those of 2031 are not."""
    CalendarDay.objects.create(day=date(2030, 10, 1), kind=DayKind.HOLIDAY, name="国庆节", source="test")


@pytest.mark.parametrize(("day", "missing"), [("2030-06-01", None), ("2030-10-31", None), ("2030-11-01", 2031)])
def test_two_months_before_new_year_it_is_asked_for_the_next_year(known, day, missing):
    assert missing_year(date.fromisoformat(day)) == missing


def test_in_the_year_itself_it_is_still_missing(known):
    assert missing_year(date(2031, 1, 1) + timedelta(days=40)) == 2031
    assert "2031" in remedy(2031)
