"""The log of messages of the demo has one of every fate, in the words and hours of the county's rows."""

import pytest

from fengge.core.access import system
from fengge.core.clock import local, now
from fengge.core.models import Delivery
from fengge.core.testing.database import database_role
from fengge.demo import loading
from fengge.demo.messages import CHOSEN
from fengge.orgs.models import Reach


@pytest.fixture
def messages(county):
    with database_role("fengge_worker"), system(loading.JOB):
        return list(Delivery.objects.all())


def test_messages_were_sent_sent_after_a_failure_given_up_or_wait(messages):
    assert any(one.sent_at and one.attempts == 1 for one in messages)
    assert any(one.sent_at and one.attempts > 1 for one in messages)
    assert any(one.failed_at and one.problem for one in messages)
    assert any(not one.sent_at and not one.failed_at and one.problem and one.due_at > now() for one in messages)


def test_none_lies_in_the_future_and_none_went_at_night(messages):
    for one in messages:
        assert one.created_at <= now()
        if one.sent_at:
            assert one.created_at <= one.sent_at <= now()
            assert 8 <= local(one.sent_at).hour < 21 or one.attempts > 1
        assert one.text.startswith("【")


def test_some_staff_chose_to_be_told_beyond_the_desk(county):
    with database_role("fengge_worker"), system(loading.JOB):
        chosen = {one.account.username: one.how for one in Reach.objects.select_related("account")}
    assert chosen == CHOSEN
