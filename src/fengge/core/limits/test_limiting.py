"""Tries are counted for a while and then forgotten."""

from datetime import timedelta

import pytest

from fengge.core.clock import at, now
from fengge.core.limits import Limit, too_often
from fengge.core.models import Attempt
from fengge.core.tasks import forget_attempts

DOOR = Limit("a door", times=2, minutes=10)
pytestmark = pytest.mark.django_db


def test_the_third_try_is_one_too_many_and_another_source_is_not_blamed():
    with at(now()):
        assert [too_often(DOOR, "one") for _ in range(3)] == [False, False, True]
        assert not too_often(DOOR, "other")


def test_what_was_tried_the_day_before_is_forgotten_and_todays_is_kept():
    with at(now() - timedelta(days=2)):
        too_often(DOOR, "one")
    too_often(DOOR, "one")
    forget_attempts(timestamp=0)
    assert Attempt.objects.count() == 1
