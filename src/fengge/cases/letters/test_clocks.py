"""By when a letter is to be signed for, answered and judged; what moves that day, and what does not."""

from datetime import date, datetime, timedelta

import pytest

from fengge.cases import tasks
from fengge.cases.letters.clocks import clocks_of
from fengge.cases.letters.conftest import act, issued
from fengge.cases.letters.refreshing import refresh_letters
from fengge.cases.letters.reminding import remind
from fengge.cases.models import Letter
from fengge.cases.procedure import State
from fengge.core.access import scope
from fengge.core.calendar.county import forget
from fengge.core.calendar.seeding import seed_calendar
from fengge.core.clock import ZONE, at
from fengge.core.models import Notice
from fengge.core.models.calendar_day import CalendarDay, DayKind
from fengge.core.packs import pack
from fengge.core.testing.database import database_role
from fengge.core.verbs import Refused


def day(month, number, hour=9):
    return datetime(2026, month, number, hour, tzinfo=ZONE)


@pytest.fixture
def autumn(office):
    """Issued before the National Day holiday of 2026, with the county's calendar."""
    seed_calendar(pack())
    with at(day(9, 28)):
        letter = issued(office)
        act(office, letter, "receive", "water")
    return letter


def due(letter):
    return letter.next_due_at.astimezone(ZONE).date()


def test_working_days_leave_the_holiday_out_and_count_the_days_made_up(autumn):
    assert due(autumn) == date(2026, 10, 10)  # 29, 30 September; 8, 9 October; Saturday 10 October is made up


def test_more_time_is_given_with_a_reason_and_within_the_kind_s_limit(office, autumn):
    with at(day(9, 29)):
        with pytest.raises(Refused, match="最多延长 5"):
            act(office, autumn, "extend", "governance_center", days="6", reason="需要检测")
        act(office, autumn, "extend", "governance_center", days="2", reason="需要检测")
        assert due(autumn) == date(2026, 10, 13)
        with pytest.raises(Refused, match="最多延期 1 次"):
            act(office, autumn, "extend", "governance_center", days="1", reason="再来一次")


def test_a_pause_stops_the_clock_and_the_trace_says_why(office, autumn):
    with at(day(9, 29)):
        act(office, autumn, "pause", "governance_center", reason="等待水质检测结果")
        assert autumn.next_due_at is None
        with pytest.raises(Refused, match="已经暂停"):
            act(office, autumn, "pause", "governance_center", reason="再停一次")
    with at(day(10, 9)):
        act(office, autumn, "resume", "governance_center", reason="结果已出")
        with pytest.raises(Refused, match="没有暂停"):
            act(office, autumn, "resume", "governance_center", reason="再恢复")
        with scope(office.water.actor):
            clock = next(one for one in clocks_of(Letter.objects.get(pk=autumn.pk), day(10, 9)) if one.key == "reply")
    assert due(autumn) > date(2026, 10, 10)
    told = "\n".join(map(str, clock.explain()))
    assert "暂停" in told
    assert "示例" in told


def test_what_is_late_cannot_be_put_off_any_more(office, autumn):
    with at(day(10, 20)), pytest.raises(Refused, match="已经超期"):
        act(office, autumn, "extend", "governance_center", days="2", reason="太晚了")


def test_a_letter_nobody_signs_for_is_overdue_by_itself(office):
    with at(day(9, 7)):
        letter = issued(office)
    with at(day(9, 10)), scope(office.governance_center.actor):
        assert list(Letter.objects.unanswered(day(9, 10))) == [letter]
        clock = clocks_of(letter, day(9, 10))[0]
    assert (clock.key, clock.state) == ("receive", State.MISSED)


def test_two_months_of_the_law_count_from_the_signature(office):
    office.case.let_see(f"o:{office.procuratorate.appointment.organisation_id}")
    with scope(office.world.actor_seeing_all):
        office.case.save()
    with at(day(9, 7)):
        letter = issued(office, kind="procuratorial", by="procuratorate")
    with at(day(9, 9)):
        act(office, letter, "receive", "water")
    assert due(letter) == date(2026, 11, 9)


WEDNESDAY = datetime(2030, 7, 3, 10, tzinfo=ZONE)


@pytest.fixture
def in_july(office):
    """Signed for on a Wednesday, to be answered in five working days; a test's holidays are forgotten with its rows."""
    forget()
    with at(WEDNESDAY):
        letter = act(office, issued(office), "receive", "water")
    yield letter
    forget()


def kept(office, letter):
    with scope(office.water.actor):
        return Letter.objects.get(pk=letter.pk)


def test_a_holiday_entered_later_moves_the_end_that_a_letter_keeps_and_its_reminder(office, in_july):
    CalendarDay.objects.create(day=date(2030, 7, 4), kind=DayKind.HOLIDAY, name="县庆", source="county")
    with at(WEDNESDAY), database_role("fengge_worker"):
        assert refresh_letters() == 1
        assert refresh_letters() == 0
    fresh = kept(office, in_july)
    moved = (fresh.next_due_at - in_july.next_due_at, fresh.wakes_at - in_july.wakes_at)
    assert moved == (timedelta(days=1), timedelta(days=1))
    assert (fresh.next_due_key, fresh.version) == ("reply", in_july.version)


def test_an_end_that_a_workday_entered_later_moves_into_the_past_is_told_of(office, in_july):
    CalendarDay.objects.create(day=date(2030, 7, 6), kind=DayKind.WORKDAY, name="补班", source="county")
    week_after = WEDNESDAY + timedelta(days=7)
    with at(week_after), database_role("fengge_worker"):
        assert refresh_letters() == 1
        assert remind() == 1
    with at(week_after), scope(office.water.actor):
        assert Notice.objects.filter(occasion__contains="letter.late").count() == 1


@pytest.mark.parametrize("job", [lambda: tasks.refresh_every_clock(0), tasks.refresh_after_calendar])
def test_the_night_s_job_and_the_one_after_holidays_were_entered_put_letters_right_too(office, in_july, job):
    CalendarDay.objects.create(day=date(2030, 7, 4), kind=DayKind.HOLIDAY, name="县庆", source="county")
    with at(WEDNESDAY), database_role("fengge_worker"):
        job()
    assert kept(office, in_july).next_due_at > in_july.next_due_at
