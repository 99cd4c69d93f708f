"""Who is told of a letter, and what the figures make of it."""

from datetime import timedelta

from procrastinate.contrib.django.models import ProcrastinateJob

from fengge.cases import tasks
from fengge.cases.letters.conftest import act, answered, draft, issued
from fengge.core.access import scope
from fengge.core.clock import at, now
from fengge.core.figures import Asked, get_figure, measure
from fengge.core.models import Notice
from fengge.core.testing.database import database_role


def tell_all():
    with database_role("fengge_worker"):
        for job in ProcrastinateJob.objects.filter(task_name="fengge.cases.tasks.tell_of_letter").order_by("id"):
            tasks.tell_of_letter(**job.args)


def told(worker):
    with scope(worker.actor):
        return [str(one) for one in Notice.objects.filter(occasion__startswith="letter").order_by("id")]


def test_the_other_side_is_told_and_nobody_else(office):
    letter = answered(office)
    act(office, letter, "return", "governance_center", opinion="补充")
    tell_all()
    tell_all()
    assert told(office.water) == [f"{letter.number} 发给您单位，请签收", f"{letter.number} 的回复被退回，请补充"]
    assert told(office.governance_center) == [f"{letter.number} 对方已签收", f"{letter.number} 有了回复，请审核"]
    assert told(office.labour) == []


def test_a_draft_is_told_to_nobody(office):
    draft(office)
    tell_all()
    assert told(office.water) == told(office.governance_center) == []


def measured(office, key):
    with scope(office.governance_center.actor):
        value = measure(get_figure(key), Asked(now()))
    return value.count, value.out_of


def test_the_share_answered_in_time_counts_only_what_was_answered_or_is_late(office):
    answered(office)
    issued(office, to="labour")
    withdrawn = issued(office, to="police")
    act(office, withdrawn, "withdraw", "governance_center", reason="误发")
    assert measured(office, "letters.issued") == (2, None)
    assert measured(office, "letters.in_time") == (1, 1)
    assert measured(office, "letters.overdue") == (0, None)
    with at(now() + timedelta(days=30)):
        assert measured(office, "letters.in_time") == (1, 2)
        assert measured(office, "letters.overdue") == (1, None)


def test_a_late_answer_is_not_in_time_for_ever_after(office):
    letter = issued(office)
    act(office, letter, "receive", "water")
    with at(now() + timedelta(days=30)):
        act(office, letter, "reply", "water", text="来晚了。")
        act(office, letter, "accept", "governance_center")
        assert measured(office, "letters.in_time") == (0, 1)
