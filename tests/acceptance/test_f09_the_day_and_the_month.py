"""F9: today is the calendar day in Asia/Shanghai; a month's figure asked again later is what it was."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from fengge.cases.rating.rating import RatingGiven, rate
from fengge.core.access import VISITOR, scope
from fengge.core.clock import ZONE, at, now, today
from fengge.core.figures import Asked, all_figures, measure

OCTOBER = {"since": date(2026, 10, 1), "until": date(2026, 10, 31)}
# Figures of a span of days; the others say how things stand at the moment of asking.
OF_A_MONTH = ("cases.agreed", "cases.closed", "cases.on_time", "cases.opened", "cases.reopened", "cases.returned")


def test_today_is_the_day_in_shanghai_wherever_the_server_stands():
    with at(datetime(2026, 10, 31, 16, 30, tzinfo=ZoneInfo("UTC"))):
        assert today() == date(2026, 11, 1)
    with at(datetime(2026, 10, 31, 23, 59, tzinfo=ZONE)):
        assert today() == date(2026, 10, 31)


def october(world, **asked):
    """Every figure of October, as the town sees it."""
    with scope(world.town_wang.actor):
        figures = [figure for figure in all_figures() if figure.key in OF_A_MONTH]
        return {figure.key: measure(figure, Asked(as_of=now(), **OCTOBER, **asked)).value for figure in figures}


@pytest.fixture
def october_s_work(world):
    """Reported and closed in October; one reported in its last minute."""
    with at(datetime(2026, 10, 5, 9, 0, tzinfo=ZONE)):
        closed = world.closed()
    with at(datetime(2026, 10, 31, 23, 59, tzinfo=ZONE)):
        world.a_report()
    return closed


def test_the_last_minute_of_a_month_belongs_to_it(world, october_s_work):
    with at(datetime(2026, 11, 1, 0, 1, tzinfo=ZONE)):
        world.a_report()
        assert october(world)["cases.opened"] == 2


def test_october_asked_again_next_year_is_what_it_was(world, october_s_work):
    with at(datetime(2026, 11, 1, 9, 0, tzinfo=ZONE)):
        told = october(world)
    resident = VISITOR.holding(october_s_work.ticket.digest)
    with at(datetime(2026, 11, 3, 9, 0, tzinfo=ZONE)), scope(resident):
        rate(october_s_work, RatingGiven(solved="no", score="1"), by=resident)
    with at(datetime(2026, 11, 4, 9, 0, tzinfo=ZONE)):
        world.accepted()
    with at(datetime(2027, 10, 1, 9, 0, tzinfo=ZONE)):
        assert october(world) == told
    assert told["cases.closed"] == 1


def test_a_reopened_case_counts_in_the_month_it_was_reopened(world, october_s_work):
    resident = VISITOR.holding(october_s_work.ticket.digest)
    with at(datetime(2026, 11, 3, 9, 0, tzinfo=ZONE)), scope(resident):
        rate(october_s_work, RatingGiven(solved="no", score="1"), by=resident)
    assert october(world)["cases.reopened"] == 0
    with at(datetime(2026, 11, 30, 9, 0, tzinfo=ZONE)), scope(world.town_wang.actor):
        (figure,) = [one for one in all_figures() if one.key == "cases.reopened"]
        assert measure(figure, Asked(now(), since=date(2026, 11, 1), until=date(2026, 11, 30))).count == 1
