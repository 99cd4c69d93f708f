"""The demo's meetings: a month held, today's waiting, nothing that could not have been."""

from django.db.models import F

from fengge.cases.meetings.series import all_series
from fengge.cases.models import AgendaItem, Case, Decision, Meeting
from fengge.core.access import system
from fengge.core.clock import now, today
from fengge.core.models import Event
from fengge.core.testing.database import database_role
from fengge.demo import loading


def told(rows):
    with database_role("fengge_worker"), system(loading.JOB):
        return rows()


def test_every_series_has_met_and_waits_today(county):
    held = told(lambda: set(Meeting.objects.held().values_list("series", flat=True)))
    waiting = told(lambda: set(Meeting.objects.waiting().values_list("series", "on")))
    assert held <= set(all_series())
    assert {"daily_huddle", "posted_weekly"} <= held
    assert {on for _, on in waiting} == {today()}
    assert "daily_huddle" in {series for series, _ in waiting}


def test_no_meeting_was_held_without_a_topic_or_ended_undecided(county):
    held = told(lambda: list(Meeting.objects.held().filter(items=None)))
    undecided = told(lambda: list(AgendaItem.objects.filter(meeting__outcome="held", decided_at=None)))
    assert (held, undecided) == ([], [])


def test_only_cases_that_were_open_then_were_discussed(county):
    past = AgendaItem.objects.filter
    wrong = told(lambda: past(case__reported_at__gt=F("meeting__called_at")).count())
    wrong += told(lambda: past(case__settled_at__lte=F("meeting__called_at")).count())
    assert wrong == 0


def test_nothing_was_decided_or_done_in_the_future(county):
    assert told(lambda: Decision.objects.filter(at__gt=now()).count()) == 0
    assert told(lambda: Decision.objects.filter(done_at__gt=now()).count()) == 0


def test_the_story_of_a_case_tells_its_meetings_in_the_order_of_its_life(county):
    def events():
        discussed = Event.objects.filter(type="case.discussed").values("subject_id")
        rows = Event.objects.filter(subject_kind="cases.case", subject_id__in=discussed).order_by("id")
        return list(rows.values_list("subject_id", "at", "version"))

    by_case = {}
    for case, moment, version in told(events):
        by_case.setdefault(case, []).append((moment, version))
    assert by_case
    assert all(story == sorted(story) for story in by_case.values())
    assert told(lambda: Case.objects.filter(pk__in=by_case).count()) == len(by_case)
