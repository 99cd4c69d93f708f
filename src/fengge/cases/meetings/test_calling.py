"""Meetings come by themselves: on their day, once, and not without a topic."""

from datetime import date, datetime, timedelta

import pytest

from fengge.cases.meetings.calling.rhythm import due_on, next_due
from fengge.cases.meetings.conftest import CONSULTATION, DISPATCH, HUDDLE, POSTED
from fengge.cases.models import Case, Meeting
from fengge.core.access import scope
from fengge.core.calendar import Calendar
from fengge.core.clock import ZONE, at
from fengge.core.packs.meetings import Series
from fengge.core.verbs import Refused
from fengge.orgs.models import Appointment

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
# National Day 2026 with its make-up days, as an example of a calendar.
CALENDAR = Calendar(
    frozenset(date(2026, 10, day) for day in range(1, 8)), frozenset({date(2026, 9, 27), date(2026, 10, 10)})
)


def series(rhythm, day=1):
    given = {"title": "会", "title_en": "m", "level": "town", "at": "08:00:00", "run_by": ["x"]}
    return Series(rhythm=rhythm, day=day, **given)


@pytest.mark.parametrize(
    ("rhythm", "day", "asked", "due"),
    [
        ("workday", 1, date(2026, 11, 23), date(2026, 11, 23)),
        ("workday", 1, date(2026, 11, 22), None),  # a Sunday
        ("workday", 1, date(2026, 9, 27), date(2026, 9, 27)),  # a Sunday that is worked
        ("workday", 1, date(2026, 10, 5), None),  # a holiday Monday
        ("week", 1, date(2026, 11, 26), date(2026, 11, 23)),
        ("week", 1, date(2026, 10, 6), date(2026, 10, 8)),  # Monday to Wednesday off: Thursday
        ("week", 7, date(2026, 11, 23), date(2026, 11, 27)),  # no Sunday's work: the last workday before
        ("month", 5, date(2026, 11, 1), date(2026, 11, 5)),
        ("month", 5, date(2026, 10, 31), date(2026, 10, 8)),
        ("month", 31, date(2026, 2, 3), date(2026, 2, 27)),
    ],
)
def test_a_day_off_gives_way_within_its_week_or_month(rhythm, day, asked, due):
    assert due_on(series(rhythm, day), asked, CALENDAR) == due


def test_a_week_without_a_workday_has_no_meeting():
    calendar = Calendar(frozenset(date(2026, 2, day) for day in range(16, 23)))
    assert due_on(series("week"), date(2026, 2, 18), calendar) is None
    assert next_due(series("week"), date(2026, 2, 18), calendar) == date(2026, 2, 23)


@pytest.fixture
def in_november():
    with at(MONDAY):
        yield


@pytest.fixture
def late(world, in_november):
    case = world.accepted()
    with scope(world.actor_seeing_all):
        Case.objects.filter(pk=case.pk).update(next_due_at=MONDAY - timedelta(days=1))
    return case


def told(table, by):
    return {(one.series, one.division): one.outcome for one in table.meetings(by)}


def test_on_monday_morning_every_place_has_its_meeting_and_only_where_there_is_something_to_discuss(world, table, late):
    assert table.due() == 4
    assert told(table, world.county_chen) == {
        (HUDDLE, world.village): "", (HUDDLE, world.next_village): "nothing",
        (CONSULTATION, world.town): "nothing", (DISPATCH, world.county): "nothing",
    }  # fmt: skip


def test_nothing_is_called_twice_however_often_the_job_runs_and_whatever_the_clock_does(world, table, late):
    table.due()
    before = told(table, world.county_chen)
    for moment in (MONDAY, MONDAY + timedelta(hours=3), MONDAY - timedelta(hours=12), MONDAY - timedelta(days=1)):
        with at(moment):
            assert table.due() == 0
    assert told(table, world.county_chen) == before


def test_before_the_hour_nothing_is_called_and_a_missed_monday_is_made_up_for(world, table, late):
    with at(MONDAY.replace(hour=7)):
        assert table.due() == 1  # the month's, due since the fifth
    with at(MONDAY + timedelta(days=1)):
        table.due()
        weekly = table.meetings(world.county_chen, series=CONSULTATION)
    assert [one.on for one in weekly] == [MONDAY.date()]


def test_on_a_sunday_nobody_is_called(world, table, in_november):
    with at(MONDAY - timedelta(days=1)):
        table.due()
        assert not table.meetings(world.county_chen, series=HUDDLE)


def test_a_huddle_nobody_held_lapses_and_its_matters_come_up_again(world, table, late):
    table.due()
    with at(MONDAY + timedelta(days=1)):
        table.due()
        first, second = table.meetings(world.secretary_li, series=HUDDLE)
        assert (first.outcome, second.outcome) == ("lapsed", "")
        assert [item.number for item in table.items(second, world.secretary_li)] == [late.number]


def test_a_meeting_in_which_something_was_decided_waits_until_it_is_ended(world, table, late):
    table.due()
    meeting = table.meetings(world.secretary_li, series=HUDDLE)[0]
    table.decide(table.items(meeting, world.secretary_li)[0], world.secretary_li)
    with at(MONDAY + timedelta(days=1)):
        table.due()
    with scope(world.secretary_li.actor):
        assert Meeting.objects.get(pk=meeting.pk).outcome == ""


@pytest.fixture
def cadre(world, in_november):
    """Sent to the village, on three lines."""
    body = world.committee
    cadre = world.worker("驻村小陈", "posted_cadre", world.village, None)
    three = {"dispatching": body, "managing": body, "using": body}
    Appointment.objects.filter(pk=cadre.appointment.pk).update(kind="posting", **three)
    return cadre


def test_posted_teams_meet_where_there_are_any_with_or_without_a_topic(world, table, cadre):
    table.due()
    (meeting,) = table.meetings(world.county_chen, series=POSTED)
    assert (meeting.division, meeting.outcome) == (world.village, "")
    table.close(meeting, cadre)


def test_a_posted_team_plans_its_week_on_the_page_and_next_week_asks_what_became_of_it(world, table, cadre):
    """周会议安排, from the agenda that came by itself to the one a week later."""
    table.due()
    (meeting,) = table.meetings(cadre, series=POSTED)
    client, one = cadre.client, cadre.appointment.pk
    assert "驻村工作组周会" in client.get("/desk/meetings/").text
    added = client.post(f"{meeting.url}add/", {"title": "走访三组独居老人", "reason": "本周安排"})
    decided = {"choice": "keep", "words": "两人一组，看水电和药", "owner": one, "due_on": "2026-11-27"}
    assert client.post(added.url, decided).status_code == 302
    there = {"chair": one, "minute_taker": one, "present": [one]}
    assert client.post(f"{meeting.url}attendance/", there).status_code == 302
    assert client.post(f"{meeting.url}end/").status_code == 302
    assert client.get(f"{meeting.url}minutes.docx").status_code == 200
    with at(MONDAY + timedelta(days=7)):
        table.due()
        (following,) = [row for row in table.meetings(cadre, series=POSTED) if row.pk != meeting.pk]
        (item,) = table.items(following, cadre)
    assert (item.title, item.reasons) == ("走访三组独居老人", ["undone"])
    assert "上周的安排没有办好" in client.get(following.url).text
    assert world.secretary_next.client.get(following.url).status_code == 404


def test_whoever_runs_a_series_may_call_one_more_but_not_while_one_waits(world, table, late):
    table.due()
    with pytest.raises(Refused, match="今天的会已经召集"):
        table.call(world.secretary_li)
    again = table.call(world.secretary_next)
    assert (again.nth, again.outcome) == (2, "")


def test_a_mediator_calls_no_meeting(world):
    assert world.mediator_zhang.client.post("/desk/meetings/call/", {"series": HUDDLE}).status_code == 403


def test_a_series_of_another_level_is_not_on_offer(world):
    answer = world.secretary_li.client.post("/desk/meetings/call/", {"series": CONSULTATION})
    assert answer.status_code == 422
