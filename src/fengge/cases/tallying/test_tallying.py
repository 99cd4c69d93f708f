"""What the tally says is what counting says, for everybody, whatever happens to cases."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from tests.world import VILLAGE

import fengge.cases.figures  # noqa: F401 - declares them
from fengge.cases.models import Case, Tally
from fengge.cases.tallying.folding import fold
from fengge.cases.tallying.standing import standing
from fengge.cases.tasks import FOLD
from fengge.core.access import VISITOR, scope, system
from fengge.core.clock import at, now
from fengge.core.figures import Asked, get_figure
from fengge.core.testing.database import database_role

KEYS = ("cases.open", "cases.overdue", "cases.unassigned")


@contextmanager
def the_worker():
    """As the job that folds: it sees and may change every row."""
    with database_role("fengge_worker"), system(FOLD):
        yield


def told_and_counted(actor, place=""):
    """The tally's answer beside the rows themselves, counted."""
    with scope(actor):
        asked = Asked(now(), place)
        return standing(asked), {key: get_figure(key).rows(asked).count() for key in KEYS}


@pytest.fixture
def busy(world):
    """Cases of every sort: new, in hand, ended, seen by team alone, closed to the place, barred to somebody."""
    world.a_report()
    world.accepted()
    far, sealed, barred, ended = (world.registered() for _ in range(4))
    tie = f"p:{world.secretary_li.actor.person_id}"
    team = [f"a:{world.secretary_next.actor.appointment_id}"]
    with the_worker():
        Case.objects.filter(pk=far.pk).update(team=team)
        Case.objects.filter(pk=sealed.pk).update(secrecy=2)
        Case.objects.filter(pk=barred.pk).update(barred=[tie])
        Case.objects.filter(pk=ended.pk).update(settled_at=now())
    return world


@pytest.mark.parametrize("days", [0, 1, 3, 40])
def test_the_tally_says_what_counting_says(busy, days):
    readers = (busy.secretary_li, busy.secretary_next, busy.mediator_zhang, busy.town_wang)
    with at(now() + timedelta(days=days, hours=5)):
        for reader in readers:
            told, counted = told_and_counted(reader.actor)
            assert told == counted, reader.actor.signature
        with the_worker():
            assert standing(Asked(now())) == {key: get_figure(key).rows(Asked(now())).count() for key in KEYS}


def test_it_is_told_of_one_place_alone_too(busy):
    told, counted = told_and_counted(busy.town_wang.actor, VILLAGE)
    assert told == counted
    assert told["cases.open"] > 0


def test_folding_changes_no_sum_and_leaves_one_line_of_each(busy):
    before = told_and_counted(busy.town_wang.actor)
    with the_worker():
        lines = Tally.objects.count()
        fold()
        assert Tally.objects.count() < lines
        assert not Tally.objects.filter(cases=0).exists()
    assert told_and_counted(busy.town_wang.actor) == before


def test_a_case_that_goes_away_leaves_nothing(busy):
    with the_worker():
        Case.objects.update(settled_at=now())
        fold()
        assert Tally.objects.count() == 0


def test_whoever_holds_keys_and_another_moment_are_counted_row_by_row(busy):
    with scope(VISITOR.holding("digest")):
        assert standing(Asked(now())) is None
    with scope(busy.town_wang.actor):
        assert standing(Asked(now() - timedelta(days=1))) is None
