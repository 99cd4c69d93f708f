"""Lived at once or handed in through the verbs, a story leaves the same."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction

from fengge.cases.models import Case
from fengge.core.access import system
from fengge.core.models import Event
from fengge.core.testing.database import database_role
from fengge.demo.conftest import on_the_day
from fengge.demo.loading import JOB
from fengge.demo.replay.at_once import Book
from fengge.demo.replay.at_once.book import STORED
from fengge.demo.replay.hands import Hands
from fengge.demo.replay.script import deeds
from fengge.demo.replay.through_verbs import play
from fengge.demo.stories.model import Step
from fengge.demo.year import live, year

# Stories that go every way there is: one for each.
WAYS = (
    "transfer", "return", "refuse", "terminate", "withdraw", "refer", "attach", "sealed", "photos", "unsolved",
)  # fmt: skip
# Keys of rows differ from one replay to the next, and so does the serial of the number.
OWN = {"id", "case_id", "number", "consented", "party_id", "agreement_id", "debtor_id", "obligation_id", "closure_id"}
OWN |= {"file_id", "digest", "subject_id", "session", "agreement", "obligation", "party", "step", "attachments"}


def goes(way, deed):
    marks = {
        "sealed": deed.action == "triage" and deed.given["route"] == "police_sealed",
        "photos": bool(deed.given.get("photos")),
        "unsolved": deed.action == "rate" and deed.given["solved"] == "no",
    }
    return marks.get(way, deed.action == way)


@pytest.fixture(scope="module")
def kept():
    """The stories, told once."""
    return []


@pytest.fixture
def told(db, staffed, kept):
    """Stories with their serials, and the people who play them, on their day."""
    with on_the_day():
        if not kept:
            kept += enumerate(year(staffed, 900), 1)
        yield kept, Hands(staffed)


def left_by(case):
    """Rows of every table, and the events in their order, without their own keys."""
    with database_role("fengge_worker"), system(JOB):
        rows = []
        for model in STORED:
            mine = {"pk": case.pk} if model is Case else {"case_id": case.pk}
            rows += [(model.__name__, plain(row)) for row in model.objects.filter(**mine).order_by("pk")]
        events = Event.objects.filter(subject_kind="cases.case", subject_id=case.pk).order_by("id")
        return rows, [plain(event) for event in events]


def plain(row):
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    kept = {name: value for name, value in values.items() if name not in OWN}
    if isinstance(kept.get("details"), dict):
        kept["details"] = {name: value for name, value in kept["details"].items() if name not in OWN}
    return kept


def through_verbs(story, serial, hands):
    with database_role("fengge_worker"), transaction.atomic():
        case = play(story, serial, hands)
        left = left_by(case)
        transaction.set_rollback(True)
    return case.stage, left


def at_once(story, serial, hands):
    with database_role("fengge_worker"), transaction.atomic():
        with system(JOB):
            book = Book()
            life = live(story, serial, book, hands)
            book.store([life])
        left = left_by(life.case)
        transaction.set_rollback(True)
    return life.case.stage, left


@pytest.mark.parametrize("way", WAYS)
def test_both_ways_leave_the_same_rows_and_events(way, told):
    stories, hands = told
    serial, story = next(one for one in stories if any(goes(way, deed) for deed in deeds(one[1], one[0], hands)))
    leaves_the_same(story, serial, hands)


def test_more_time_leaves_the_same_either_way(told):
    stories, hands = told
    serial, story = next(one for one in stories if len(one[1].sessions) > 1)
    first = next(place for place, step in enumerate(story.timeline) if step.do == "mediate")
    more = Step("extend", story.timeline[first].at + timedelta(minutes=1), "mediator", "双方都愿意继续谈。")
    timeline = (*story.timeline[: first + 1], more, *story.timeline[first + 1 :])
    leaves_the_same(replace(story, timeline=timeline), serial, hands)


def leaves_the_same(story, serial, hands):
    stage, left = through_verbs(story, serial, hands)
    assert at_once(story, serial, hands) == (stage, left)
    assert stage == story.stage
    assert left[1]
