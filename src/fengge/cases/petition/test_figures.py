"""Figures of petitions: numerator and denominator, from events, in the reader's own scope."""

from datetime import timedelta

import pytest

from fengge.cases.petition import figures  # noqa: F401 - declares them
from fengge.core.access import scope
from fengge.core.clock import at, now
from fengge.core.figures import Asked, get_figure, measure

DAY = timedelta(days=1)


def measured(petitions, key):
    with scope(petitions.office.actor):
        found = measure(get_figure(key), Asked(now()))
        return found.count, found.out_of


def test_what_was_told_after_fifteen_days_is_late_and_counts_as_late(petitions):
    petitions.accepted()
    with at(now() - 30 * DAY):
        slow = petitions.opened()
    petitions.act(slow, "accept", petitions.office, demand="opinion")
    assert measured(petitions, "petitions.noticed_in_time") == (1, 2)


def test_an_opinion_in_time_counts_and_a_matter_without_one_does_not(petitions):
    petitions.answered()
    petitions.accepted()
    assert measured(petitions, "petitions.answered_in_time") == (1, 1)


@pytest.mark.parametrize(("said", "count"), [("yes", 1), ("no", 0)])
def test_the_petitioners_word_at_the_visit_is_what_counts(petitions, said, count):
    case = petitions.delivered()
    petitions.act(case, "visit", petitions.outsider, **petitions.visit(case) | {"satisfied": said})
    assert measured(petitions, "petitions.satisfied") == (count, 1)
