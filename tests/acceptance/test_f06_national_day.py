"""F6: limits across National Day and its make-up days; nobody is reminded outside working hours."""

from datetime import datetime, time

import pytest

from fengge.cases.engine.timing import clocks_of
from fengge.cases.models import Case
from fengge.cases.procedure import current
from fengge.core.access import scope
from fengge.core.calendar.seeding import seed_calendar
from fengge.core.clock import ZONE, at, local, now
from fengge.core.models import Notice

THE_EVE = datetime(2026, 9, 30, 10, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def calendar(db):
    seed_calendar()


def ends(world, case):
    with scope(world.actor_seeing_all):
        clocks = current(clocks_of(Case.objects.get(pk=case.pk), now()))
        return {key: f"{local(one.due_at):%m-%d %H:%M}" for key, one in clocks.items() if one.is_open}


def test_limits_begun_on_the_eve_of_the_holiday_end_after_it_and_count_the_saturday_that_is_worked(world):
    with at(THE_EVE):
        case = world.registered()
        assert ends(world, case) == {
            "acceptance": "10-10 23:59",  # three working days: the 8th, the 9th, and Saturday the 10th
            "handling": "10-08 23:59",  # seven days end on the 7th, a holiday
        }


@pytest.mark.parametrize(
    ("reported", "due"),
    [
        ((2026, 9, 30, 10), "10-08 09:00"),  # a day later is the holiday
        ((2026, 9, 19, 14), "09-20 14:00"),  # a Sunday that is worked is a day like others
        ((2026, 10, 9, 10), "10-10 10:00"),  # and so is the Saturday after
        ((2026, 10, 10, 10), "10-12 09:00"),
        ((2026, 10, 7, 20), "10-09 09:00"),
    ],
)
def test_a_day_in_nobody_s_hands_ends_in_working_hours(world, reported, due):
    with at(datetime(*reported, tzinfo=ZONE)):
        assert ends(world, world.a_report())["unassigned"] == due


def test_nobody_is_reminded_on_a_holiday_or_at_night(world):
    with at(datetime(2026, 9, 8, 10, tzinfo=ZONE)):
        world.agreed()  # whoever wants confirmation has thirty days: the 20th is a Monday, the 27th a holiday
    reminded = []
    for day in (28, 29, 30):
        reminded += swept(world, datetime(2026, 9, day, tzinfo=ZONE))
    for day in range(1, 11):
        reminded += swept(world, datetime(2026, 10, day, tzinfo=ZONE))
    assert reminded == ["09-28 09:00", "10-08 09:00"]


def swept(world, day):
    """Every half hour of a day; gives when somebody was reminded."""
    found = []
    for half in range(48):
        moment = datetime.combine(day, time(half // 2, half % 2 * 30), ZONE)
        world.sweep(moment)
        with at(moment), scope(world.mediator_zhang.actor):
            near = [one for one in Notice.objects.filter(at=moment) if "司法确认" in str(one)]
        found += [f"{moment:%m-%d %H:%M}" for _ in near]
    return found
