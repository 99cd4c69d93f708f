"""Meetings over the API: the same verbs, the same refusals, the same eyes."""

from datetime import timedelta

import pytest

from fengge.cases.api.conftest import Program
from fengge.cases.models import Case, Decision
from fengge.core.access import scope
from fengge.core.clock import now, today


@pytest.fixture
def meeting(world, table):
    case = world.accepted()
    with scope(world.actor_seeing_all):
        Case.objects.filter(pk=case.pk).update(next_due_at=now() - timedelta(days=1))
    return table.call(world.secretary_li)


def decided(program, meeting, *, seen=1, key="", **given):
    body = {"choice": "keep", "due_on": (today() + timedelta(days=3)).isoformat(), **given}
    headers = {"If-Match": f'"{seen}"'} | ({"Idempotency-Key": key} if key else {})
    return program.post(f"/meetings/{meeting.pk}/items/1/decision", body, **headers)


def test_a_program_reads_the_agenda_decides_and_finds_the_decision(world, meeting):
    program = Program(world.secretary_li)
    told = program.get(f"/meetings/{meeting.pk}").json()
    assert [(item["title"], item["reasons"]) for item in told["agenda"]] == [("排水沟改道纠纷", ["超期"])]
    answer = decided(program, meeting, words="到现场")
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    (found,) = program.get("/decisions", {"open": "true"}).json()["items"]
    assert (found["words"], found["choice"]["key"]) == ("到现场", "keep")


def test_a_repeated_attempt_is_answered_as_the_first_and_an_old_version_is_a_conflict(world, meeting):
    program = Program(world.secretary_li)
    first, again = (decided(program, meeting, key="0123456789abcdef") for _ in range(2))
    assert first.json() == again.json()
    assert decided(program, meeting, choice="close").status_code == 409
    with scope(world.secretary_li.actor):
        assert Decision.objects.count() == 1


def test_what_is_wrong_is_said_at_its_field(world, meeting):
    answer = decided(
        Program(world.secretary_li), meeting, choice="support", owner=str(world.secretary_li.appointment.pk)
    )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/words"


def test_the_next_village_finds_nothing_and_the_town_reads_along(world, meeting):
    other, town = Program(world.secretary_next), Program(world.town_wang)
    assert other.get(f"/meetings/{meeting.pk}").status_code == 404
    assert other.get("/meetings").json()["items"] == []
    assert town.get(f"/meetings/{meeting.pk}").status_code == 200
    assert decided(town, meeting).status_code == 403


def test_whoever_answers_for_it_reports_the_result(world, meeting):
    decision = decided(Program(world.secretary_li), meeting).json()["decision"]
    program = Program(world.mediator_zhang)
    answer = program.post(
        f"/decisions/{decision['id']}/result", {"result": "水沟通了"}, **{"If-Match": f'"{decision["version"]}"'}
    )
    assert (answer.status_code, answer.json()["result"]) == (200, "水沟通了")
    assert program.get("/decisions", {"owner": "me", "open": "true"}).json()["items"] == []


def test_an_agenda_may_be_looked_at_before_anybody_calls_the_meeting(world, table):
    case = world.accepted()
    with scope(world.actor_seeing_all):
        Case.objects.filter(pk=case.pk).update(next_due_at=now() - timedelta(days=8))
    told = Program(world.town_wang).get("/meetings/agenda", {"series": "weekly_consultation"}).json()
    assert [(one["number"], one["reasons"]) for one in told["items"]] == [(case.number, ["村里超期满七天"])]
    assert table.meetings(world.county_chen) == []
    assert Program(world.secretary_next).get("/meetings/agenda", {"series": "daily_huddle"}).json()["items"] == []
