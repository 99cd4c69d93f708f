"""The demo county shows an agreement in every state it can come to, and puts each reminder before whom it is for."""

import pytest

from fengge.cases.escalation.sweeping import sweep
from fengge.cases.models import Case, Confirmation, Performance, ReturnVisit
from fengge.core.access import scope, system
from fengge.core.clock import now
from fengge.core.models import Event, Notice
from fengge.core.testing.database import database_role
from fengge.demo import loading
from fengge.demo.aftermath.courses import COURSES
from fengge.demo.aftermath.playing import play_aftermath
from fengge.demo.conftest import on_the_day
from fengge.demo.replay.hands import Hands


@pytest.fixture
def county(db, staffed):
    """The agreements of the demo on its day, and the people who work there."""
    with on_the_day(), database_role("fengge_worker"):
        with system(loading.JOB):
            assert play_aftermath(staffed) == len(COURSES)
        sweep()
        yield Hands(staffed)


def told(hands, post):
    actor = hands.actor(hands.of(post, hands.ground.village))
    with scope(actor):
        return " ".join(map(str, Notice.objects.order_by("id")))


def test_every_state_after_an_agreement_is_seen_and_nothing_lies_ahead(county):
    with system(loading.JOB):
        assert set(Confirmation.objects.values_list("result", flat=True)) >= {"", "confirmed", "rejected"}
        assert Confirmation.objects.exclude(obstacles=[]).exists()
        assert Confirmation.objects.filter(obstacles=[], applied_on=None).exists()
        assert Confirmation.objects.filter(result="").exclude(applied_on=None).exists()
        assert set(Performance.objects.values_list("performed", flat=True)) == {True, False}
        assert set(ReturnVisit.objects.values_list("outcome", flat=True)) == {"settled", "unperformed", "renewed"}
        stages = set(Case.objects.values_list("stage", flat=True))
        assert stages >= {"agreed", "performing", "visited", "closed", "mediating"}
        assert Event.objects.order_by("-at").values_list("at", flat=True).first() <= now()


def test_each_reminder_stands_before_whom_it_is_for(county):
    mediator, visitor = told(county, "village_mediator"), told(county, "village_clerk")
    for words in ("申请司法确认到", "协议约定的一项", "还没有记录履行"):
        assert words in mediator
    assert "可以回访了" in visitor
    assert "可以回访了" not in mediator
