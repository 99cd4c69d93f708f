"""What comes onto an agenda by itself, and that it stays as it was."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from tests.world import NEXT_VILLAGE

from fengge.cases.meetings.conftest import CONSULTATION
from fengge.cases.models import AgendaItem, Case, LeftOut
from fengge.core.access import Secrecy, scope
from fengge.core.clock import at, now


def agenda(table, by, series="daily_huddle"):
    meeting = table.call(by, series)
    return {item.number: item.reasons for item in table.items(meeting, by)}


def set_case(world, case, **columns):
    with scope(world.actor_seeing_all):
        Case.objects.filter(pk=case.pk).update(**columns)


def test_a_case_within_its_time_and_in_somebodys_hands_is_left_in_peace(world, table):
    world.accepted()
    assert agenda(table, world.secretary_li) == {}


def test_overdue_unassigned_and_major_matters_come_by_themselves_each_with_its_reasons(world, table):
    late, loose, major = world.accepted(), world.triaged(), world.accepted()
    set_case(world, late, next_due_at=now() - timedelta(days=1))
    set_case(world, major, level="major")
    with at(now() + timedelta(days=1, minutes=5)):
        set_case(world, loose, next_due_at=now() + timedelta(days=3))
        set_case(world, major, next_due_at=now() + timedelta(days=3))
        found = agenda(table, world.secretary_li)
    assert found == {loose.number: ["unassigned"], late.number: ["overdue"], major.number: ["major"]}
    assert list(found) == [loose.number, late.number, major.number]


def test_a_grave_hazard_is_a_major_matter_and_says_how_grave(world, table):
    case = world.accepted()
    set_case(world, case, level="hazard_major")
    meeting = table.call(world.secretary_li)
    (item,) = table.items(meeting, world.secretary_li)
    assert (item.number, item.reasons) == (case.number, ["major"])
    assert "重大隐患" in world.secretary_li.client.get(item.url).text


def test_the_next_village_and_other_rungs_are_not_this_meetings_business(world, table):
    elsewhere = world.a_report(village=NEXT_VILLAGE)
    above = world.accepted()
    set_case(world, elsewhere, next_due_at=now() - timedelta(days=1))
    set_case(world, above, next_due_at=now() - timedelta(days=1), rung="town")
    assert agenda(table, world.secretary_li) == {}
    assert agenda(table, world.town_wang, CONSULTATION) == {above.number: ["raised", "overdue"]}


def test_what_is_overdue_in_a_village_for_a_week_reaches_the_town(world, table):
    case = world.accepted()
    set_case(world, case, next_due_at=now() - timedelta(days=6))
    assert agenda(table, world.town_wang, CONSULTATION) == {}
    set_case(world, case, next_due_at=now() - timedelta(days=8))
    table.close(table.meetings(world.town_wang)[0], world.town_wang)
    assert agenda(table, world.town_wang, CONSULTATION) == {case.number: ["village_overdue"]}


def test_a_case_that_came_up_the_ladder_is_on_the_agenda_until_it_was_discussed_there(world, table):
    case = world.accepted()
    set_case(world, case, rung="town")
    assert agenda(table, world.town_wang, CONSULTATION) == {case.number: ["raised"]}
    meeting = table.meetings(world.town_wang)[0]
    decision = table.decide(table.items(meeting, world.town_wang)[0], world.town_wang, owner=None)
    table.close(meeting, world.town_wang)
    assert decision.owner_id == case.holder_id
    assert agenda(table, world.town_wang, CONSULTATION) == {case.number: ["undone"]}


@pytest.mark.parametrize(
    ("secrecy", "village", "town"), [(Secrecy.OPEN, 1, 1), (Secrecy.TEAM, 1, 1), (Secrecy.SEALED, 0, 0)]
)
def test_no_agenda_holds_more_than_all_who_run_the_meeting_may_see(world, table, secrecy, village, town):
    case, other = world.accepted(), world.accepted()
    late = now() - timedelta(days=1)
    set_case(world, case, next_due_at=late, secrecy=secrecy)
    set_case(world, other, next_due_at=late, secrecy=secrecy, rung="town")
    assert len(agenda(table, world.secretary_li)) == village
    assert len(agenda(table, world.town_wang, CONSULTATION)) == town


def test_a_case_sealed_afterwards_disappears_from_the_meetings_that_spoke_of_it(world, table):
    case = world.accepted()
    set_case(world, case, next_due_at=now() - timedelta(days=1))
    meeting = table.call(world.secretary_li)
    table.decide(table.items(meeting, world.secretary_li)[0], world.secretary_li)
    set_case(world, case, secrecy=Secrecy.SEALED)
    assert table.items(meeting, world.secretary_li) == []
    text = world.secretary_li.client.get(meeting.url).text
    assert case.title not in text


def test_what_stood_on_the_agenda_stays_though_the_case_goes_on(world, table):
    case = world.accepted()
    set_case(world, case, next_due_at=now() - timedelta(days=1))
    meeting = table.call(world.secretary_li)
    set_case(world, case, title="改了的事由", next_due_at=now() + timedelta(days=9))
    (item,) = table.items(meeting, world.secretary_li)
    assert (item.title, item.reasons, item.holder) == (case.title, ["overdue"], "大坪村人民调解委员会 张调解")
    assert item.due_at < now()


@pytest.mark.parametrize("change", ["update", "delete"])
def test_nobody_rewrites_an_agenda_by_hand(world, table, change):
    case = world.accepted()
    set_case(world, case, next_due_at=now() - timedelta(days=1))
    meeting = table.call(world.secretary_li)
    with scope(world.secretary_li.actor), pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        rows = AgendaItem.objects.filter(meeting=meeting)
        rows.update(title="另一件事") if change == "update" else rows._raw_delete(rows.db)


def test_only_the_most_urgent_are_discussed_and_the_rest_is_told_by_its_number(world, table):
    for _ in range(23):
        set_case(world, world.accepted(), next_due_at=now() - timedelta(days=1))
    meeting = table.call(world.secretary_li)
    assert (len(table.items(meeting, world.secretary_li)), meeting.left_out) == (20, 3)


def test_behind_the_number_of_those_left_out_stands_their_list(world, table):
    for day in range(22):
        set_case(world, world.accepted(), next_due_at=now() - timedelta(days=30 - day))
    meeting = table.call(world.secretary_li)
    client = world.secretary_li.client
    assert f"{meeting.url}left-out/" in client.get(meeting.url).text
    with scope(world.secretary_li.actor):
        (left,) = LeftOut.objects.filter(meeting=meeting)
        out = [Case.objects.get(pk=key) for key in left.cases]
        assert not {one.pk for one in out} & set(meeting.items.values_list("case_id", flat=True))
    text = client.get(f"{meeting.url}left-out/").text
    places = [text.index(one.number) for one in out]
    assert places == sorted(places)  # the nearer end first, as on the agenda
    assert len(out) == meeting.left_out == 2
    assert client.get(f"{meeting.url}left-out/?from=50").status_code == 200
    assert client.get(f"{meeting.url}left-out/?from=x").status_code == 200


def test_the_next_village_does_not_open_the_list_and_what_is_sealed_since_is_not_on_it(world, table):
    for _ in range(22):
        set_case(world, world.accepted(), next_due_at=now() - timedelta(days=1))
    meeting = table.call(world.secretary_li)
    assert world.secretary_next.client.get(f"{meeting.url}left-out/").status_code == 404
    with scope(world.secretary_next.actor):
        assert not LeftOut.objects.exists()
        assert not LeftOut.everywhere.exists()
    with scope(world.secretary_li.actor):
        sealed = Case.objects.get(pk=LeftOut.objects.get(meeting=meeting).cases[0])
    set_case(world, sealed, secrecy=Secrecy.SEALED)
    text = world.town_wang.client.get(f"{meeting.url}left-out/").text
    assert sealed.number not in text


def test_nobody_rewrites_what_was_left_out(world, table):
    for _ in range(21):
        set_case(world, world.accepted(), next_due_at=now() - timedelta(days=1))
    meeting = table.call(world.secretary_li)
    with scope(world.secretary_li.actor), pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        LeftOut.objects.filter(meeting=meeting).update(cases=[])


def test_each_item_says_how_often_it_was_discussed(world, table):
    case = world.accepted()
    for times in range(3):
        set_case(world, case, next_due_at=now() - timedelta(days=1))
        meeting = table.call(world.secretary_li)
        (item,) = table.items(meeting, world.secretary_li)
        assert item.discussed == times
        table.decide(item, world.secretary_li)
        table.close(meeting, world.secretary_li)
