"""Units are reminded before and after the day, once each; the issuer hears whom it may urge."""

from datetime import datetime, timedelta

import pytest
from tests.world import VILLAGE

from fengge.cases import tasks
from fengge.cases.letters.conftest import act, answered, draft, issued
from fengge.cases.letters.reminding import remind
from fengge.cases.models import Case, Letter
from fengge.core.access import Secrecy, scope
from fengge.core.clock import ZONE, at, now
from fengge.core.models import Notice
from fengge.core.testing.database import database_role

MINUTE = timedelta(minutes=1)


def swept(moment):
    with at(moment), database_role("fengge_worker"):
        return remind()


def told(worker):
    """What the sweep of letters put on this unit's desk."""
    with scope(worker.actor):
        rows = Notice.objects.filter(occasion__contains=" letter.").order_by("id")
        return [str(one) for one in rows if any(word in one.occasion for word in (".near", ".late", ".unanswered"))]


def woken(letter, worker):
    with scope(worker.actor):
        return Letter.objects.get(pk=letter.pk).wakes_at


@pytest.fixture
def letter(office):
    """Signed for by the water bureau, to be answered."""
    return act(office, issued(office), "receive", "water")


def test_the_recipient_is_reminded_a_day_before_and_both_sides_after(office, letter):
    due = letter.next_due_at
    day = f"{due.year}年{due.month}月{due.day}日"
    assert swept(due - timedelta(days=3)) == 0
    assert swept(woken(letter, office.water)) == 1
    assert told(office.water) == [f"{letter.number} 快到期了，请在{day}前办理"]
    assert told(office.governance_center) == []
    assert swept(due + MINUTE) == 1
    assert told(office.water)[1:] == [f"{letter.number} 的期限{day}已过，请抓紧办理"]
    assert told(office.governance_center) == [f"{letter.number} 对方过了{day}还没有办，可以催办"]


def test_the_day_is_said_as_people_say_it(office):
    with at(datetime(2031, 3, 3, 9, tzinfo=ZONE)):
        letter = act(office, issued(office), "receive", "water")
    swept(letter.next_due_at + MINUTE)
    with scope(office.water.actor):
        notice = Notice.objects.get(occasion__contains="letter.late")
    assert notice.said_in("zh-hans") == f"{letter.number} 的期限2031年3月10日已过，请抓紧办理"


def test_a_second_sweep_and_a_second_worker_tell_nothing_again(office, letter):
    for _ in range(2):
        swept(letter.next_due_at + MINUTE)
    with scope(office.world.actor_seeing_all):
        Letter.objects.filter(pk=letter.pk).update(wakes_at=letter.next_due_at)  # as if a worker had died
    assert swept(letter.next_due_at + MINUTE) == 1
    assert (len(told(office.water)), len(told(office.governance_center))) == (1, 1)


def test_what_happens_while_no_worker_runs_takes_no_reminder_away(office, letter):
    due = letter.next_due_at
    with at(due + timedelta(hours=2)):
        act(office, letter, "urge", "governance_center", words="请回复")
    assert swept(due + timedelta(hours=3)) == 1
    assert any("已过" in one for one in told(office.water))


def test_a_letter_nobody_signed_for_is_late_at_once(office):
    letter = issued(office)
    swept(letter.next_due_at + MINUTE)
    assert len(told(office.water)) == len(told(office.governance_center)) == 1


def test_an_answer_that_waits_too_long_reminds_the_issuer_alone(office):
    letter = answered(office)
    swept(letter.next_due_at + MINUTE)
    assert told(office.water) == []
    assert len(told(office.governance_center)) == 1


def test_more_time_is_another_end_and_is_reminded_of_anew(office, letter):
    with at(woken(letter, office.water)):
        swept(now())
        act(office, letter, "extend", "governance_center", days="3", reason="等检测结果")
    swept(woken(letter, office.water))
    assert len(set(told(office.water))) == 2


def test_what_stands_still_was_answered_or_is_a_draft_reminds_of_nothing(office, letter):
    draft(office, to="labour")
    act(office, letter, "pause", "governance_center", reason="等检测结果")
    assert woken(letter, office.water) is None
    settled = act(office, answered(office, to="police"), "accept", "governance_center")
    assert settled.wakes_at is None
    assert swept(now() + timedelta(days=60)) == 0


def test_a_sealed_letter_is_reminded_of_without_its_number(office, letter):
    with scope(office.world.actor_seeing_all):
        Case.objects.filter(pk=office.case.pk).update(secrecy=Secrecy.SEALED)
    swept(letter.next_due_at + MINUTE)
    with scope(office.water.actor):
        assert Notice.objects.get(occasion__contains="letter.late").discreet
    assert told(office.world.secretary_li) == []
    assert letter.division == VILLAGE


def test_the_worker_s_schedule_calls_it(office, letter):
    with at(letter.next_due_at + MINUTE), database_role("fengge_worker"):
        tasks.remind_of_letters(0)
    assert len(told(office.water)) == 1
