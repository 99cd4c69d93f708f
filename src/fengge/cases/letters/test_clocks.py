"""By when a letter is to be signed for, answered and judged; what moves that day, and what does not."""

from datetime import date, datetime

import pytest

from fengge.cases.letters.clocks import clocks_of
from fengge.cases.letters.conftest import act, issued
from fengge.cases.models import Letter
from fengge.cases.procedure import State
from fengge.core.access import scope
from fengge.core.calendar.seeding import seed_calendar
from fengge.core.clock import ZONE, at
from fengge.core.packs import pack
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
