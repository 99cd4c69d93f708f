"""The terms of 信访工作条例 as they stand there, each with its article, day by day."""

from datetime import date, timedelta

import pytest

from fengge.cases.engine.asking import hand_in
from fengge.cases.engine.timing import clocks_of
from fengge.cases.petition.conftest import REVIEWED, asking
from fengge.cases.procedures import declared
from fengge.core.access import scope
from fengge.core.calendar.county import county_calendar
from fengge.core.clock import at, now

STATUTE = [
    # clock, days, unit, window, articles
    ("notice", 15, "CalendarDays", False, "第二十二条、第二十三条"),
    ("objection", 5, "WorkingDays", False, "第二十三条"),
    ("handling", 60, "CalendarDays", False, "第三十四条"),
    ("review_window", 30, "CalendarDays", True, "第三十五条"),
    ("review", 30, "CalendarDays", False, "第三十五条"),
    ("final_window", 30, "CalendarDays", True, "第三十六条"),
    ("final", 30, "CalendarDays", False, "第三十六条"),
]
DAY = timedelta(days=1)


@pytest.mark.parametrize(("key", "count", "unit", "window", "articles"), STATUTE)
def test_each_term_is_the_statutes_own_and_no_pack_may_change_it(key, count, unit, window, articles):
    deadline = declared()["petition"].deadline(key)
    assert (deadline.length.count, type(deadline.length).__name__, deadline.window) == (count, unit, window)
    assert str(deadline.law) == f"《信访工作条例》{articles}"
    assert deadline.fixed
    assert not deadline.example


def test_every_other_term_is_an_example_until_the_county_confirms_it():
    others = [one for one in declared()["petition"].deadlines if one.key not in {row[0] for row in STATUTE}]
    assert all(one.example and not one.fixed for one in others)


def clock(petitions, case, key):
    with scope(petitions.office.actor):
        return next(one for one in clocks_of(case, now()) if one.deadline.key == key)


def test_sixty_days_run_from_acceptance(petitions, day):
    case = petitions.accepted()
    assert clock(petitions, case, "handling").due_at.date() == workday(day + 60 * DAY)


def test_thirty_days_more_are_given_once_and_the_petitioner_reads_why(petitions, day):
    case = petitions.accepted()
    more = {"days": 30, "approved_by": "吴局长", "reason": "需要重新测量", "told": True}
    petitions.act(case, "extend", petitions.office, **more)
    assert clock(petitions, case, "handling").due_at.date() == workday(day + 90 * DAY)
    refused = petitions.refusal(case, "extend", petitions.office, **more)
    assert [str(one) for one in refused.items] == ["已经延长过一次，不能再延长"]


@pytest.mark.parametrize(
    ("changed", "field"), [({"days": 31}, "days"), ({"told": False}, "told"), ({"reason": ""}, "reason")]
)
def test_no_extension_is_longer_than_thirty_days_untold_or_without_a_reason(petitions, changed, field):
    case = petitions.accepted()
    more = {"days": 30, "approved_by": "吴局长", "reason": "需要重新测量", "told": True} | changed
    with scope(petitions.office.actor):
        assert field in hand_in(case, "extend", more, by=petitions.office.actor).errors


def test_what_is_late_is_not_extended_and_nobody_is_told_that_it_was(petitions):
    case = petitions.accepted()
    more = {"days": 30, "approved_by": "吴局长", "reason": "需要重新测量", "told": True}
    with at(now() + 65 * DAY):
        refused = petitions.refusal(case, "extend", petitions.office, **more)
    assert "已经过了，不能延长" in str(refused.items[0])
    with scope(petitions.office.actor):
        assert not case.extensions.exists()


def test_the_extension_keeps_the_day_it_ends_on_whatever_else_is_due_before(petitions, day):
    case = petitions.accepted()
    more = {"days": 10, "approved_by": "吴局长", "reason": "需要重新测量", "told": True}
    petitions.act(case, "extend", petitions.office, **more)
    with scope(petitions.office.actor):
        until = case.extensions.get().until
    assert workday(until) == clock(petitions, case, "handling").due_at.date()


def test_review_is_asked_within_thirty_days_of_the_opinion_and_not_later(petitions, day):
    case = petitions.delivered()
    with at(now() + 40 * DAY):
        refused = petitions.refusal(case, "ask_review", petitions.office, **asking())
    assert (refused.field, "已满三十日" in str(refused.message)) == ("on", True)
    with at(now() + 20 * DAY):
        petitions.act(case, "ask_review", petitions.office, **asking())
        assert clock(petitions, case, "review").due_at.date() == workday(day + 50 * DAY)


def test_a_hearing_stops_the_clock_of_the_final_review(petitions, day):
    case = petitions.delivered()
    petitions.act(case, "ask_review", petitions.office, **asking())
    petitions.act(case, "review", petitions.outsider, result="upheld", **REVIEWED)
    petitions.act(case, "ask_final", petitions.office, **asking())
    petitions.act(case, "open_hearing", petitions.outsider, reason="信访人申请听证")
    with at(now() + 10 * DAY):
        petitions.act(case, "close_hearing", petitions.outsider, reason="听证结束")
        assert clock(petitions, case, "final").due_at.date() == workday(day + 40 * DAY)


def test_a_petition_that_came_by_triage_keeps_the_days_already_used(petitions, world, day):
    with at(now() - 5 * DAY):
        case = world.registered()
    with scope(world.county_chen.actor):
        given = {
            "kind": "08",
            "level": "major",
            "rung": "county",
            "route": "petition",
            "reason": "反映三次",
            "signals": ["petitioned"],
        }
        world.act(case, "triage", world.county_chen, **given)
    assert (case.procedure_key, case.stage) == ("petition", "registered")
    assert clock(petitions, case, "notice").due_at.date() == workday(day + 10 * DAY)


def workday(day: date) -> date:
    """The statute's term ends on the next workday when it would end on a day off (民法典 art. 203)."""
    return county_calendar().workday_from(day)


@pytest.fixture
def day():
    """The day everything begins."""
    return now().date()
