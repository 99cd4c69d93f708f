"""The county is told of a missing year of holidays, weekly, until it is there."""

from datetime import date, datetime, timedelta

import pytest

from fengge.cases.escalation.calendar import warn_of_calendar
from fengge.cases.escalation.refreshing import refresh_clocks
from fengge.cases.models import Case
from fengge.core.access import scope
from fengge.core.clock import ZONE, at
from fengge.core.models import Notice
from fengge.core.models.calendar_day import CalendarDay, DayKind
from fengge.core.testing.database import database_role

NOVEMBER = datetime(2030, 11, 4, 8, 30, tzinfo=ZONE)


@pytest.fixture
def a_year(world):
    CalendarDay.objects.create(day=date(2030, 10, 1), kind=DayKind.HOLIDAY, name="国庆节", source="test")


def warned(moment):
    with at(moment), database_role("fengge_worker"):
        return warn_of_calendar()


def told(worker):
    with scope(worker.actor):
        return [str(one) for one in Notice.objects.all() if "放假调休" in str(one)]


def test_the_county_post_is_told_once_a_week_and_nobody_below(world, a_year):
    assert warned(NOVEMBER) == 1
    warned(NOVEMBER + timedelta(days=1))
    assert len(told(world.county_chen)) == 1
    warned(NOVEMBER + timedelta(days=7))
    assert len(told(world.county_chen)) == 2
    assert told(world.town_wang) == []


def test_nobody_is_told_while_the_year_is_known(world, a_year):
    assert warned(NOVEMBER - timedelta(days=60)) == 0


def test_a_holiday_entered_later_moves_the_ends_that_fall_on_it(world):
    monday = datetime(2030, 7, 1, 10, tzinfo=ZONE)
    with at(monday):
        case = world.registered()
    CalendarDay.objects.create(day=date(2030, 7, 3), kind=DayKind.HOLIDAY, name="县庆", source="county")
    with at(monday), database_role("fengge_worker"):
        assert refresh_clocks() == 1
        assert refresh_clocks() == 0
    with scope(world.secretary_li.actor):
        fresh = Case.objects.get(pk=case.pk)
    assert (fresh.next_due_at - case.next_due_at, fresh.version) == (timedelta(days=1), case.version)
