"""A chair runs the meeting from one screen."""

from datetime import timedelta

import pytest
from django.db.models import F

from fengge.cases.models import AgendaItem, Case, Decision, Meeting
from fengge.core.access import scope
from fengge.core.clock import now, today


@pytest.fixture
def late(world):
    """Makes overdue cases of the village."""

    def make(number=1, **columns):
        cases = [world.accepted() for _ in range(number)]
        with scope(world.actor_seeing_all):
            changed = {"next_due_at": now() - timedelta(days=1), **columns}
            Case.objects.filter(pk__in=[case.pk for case in cases]).update(**changed)
        return cases

    return make


def posted(**given):
    return {"choice": "keep", "words": "", "due_on": (today() + timedelta(days=3)).isoformat(), **given}


def test_thirty_items_are_decided_without_leaving_the_room(world, table, late):
    late(20)
    meeting = table.call(world.secretary_li)
    client, url = world.secretary_li.client, meeting.url + "items/1/"
    for _ in range(20):
        page = client.get(url)
        assert 'id="room"' in page.text
        owner = world.mediator_zhang.appointment.pk
        url = client.post(url, posted(owner=owner)).url
    assert url == meeting.url
    with scope(world.secretary_li.actor):
        assert Decision.objects.count() == 20


def test_what_is_wrong_is_said_in_the_room_and_what_was_typed_stays(world, table, late):
    late()
    meeting = table.call(world.secretary_li)
    answer = world.secretary_li.client.post(
        meeting.url + "items/1/", posted(choice="support", words="", due_on="2020-01-01")
    )
    assert answer.status_code == 422
    assert "请写一句要做什么、为什么。" in answer.text
    assert 'value="2020-01-01"' in answer.text


def test_two_tabs_decide_one_item_and_the_second_is_told_what_the_first_decided(world, table, late):
    late()
    meeting = table.call(world.secretary_li)
    url, client = meeting.url + "items/1/", world.secretary_li.client
    assert client.post(url, posted(seen_version=1, words="先看现场")).status_code == 302
    second = client.post(url, posted(seen_version=1, choice="close"))
    assert second.status_code == 409
    assert "先看现场" in second.text


def test_a_double_press_decides_once(world, table, late):
    late()
    meeting = table.call(world.secretary_li)
    pressed = posted(client_id="5ad0b3b0-4b5e-4c53-9d49-0d6a2b6a0a01", seen_version=1)
    first, second = (world.secretary_li.client.post(meeting.url + "items/1/", pressed) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    with scope(world.secretary_li.actor):
        assert Decision.objects.get().version == 1


def test_the_next_village_finds_no_such_room_and_the_town_may_look_but_not_decide(world, table, late):
    late()
    meeting = table.call(world.secretary_li)
    url = meeting.url + "items/1/"
    assert world.secretary_next.client.get(url).status_code == 404
    assert world.secretary_next.client.post(url, posted()).status_code == 404
    assert world.town_wang.client.get(url).status_code == 200
    assert world.town_wang.client.post(url, posted()).status_code == 403


def test_a_meeting_with_an_undecided_item_cannot_be_closed(world, table, late):
    late(2)
    meeting = table.call(world.secretary_li)
    first, _second = table.items(meeting, world.secretary_li)
    table.decide(first, world.secretary_li)
    answer = world.secretary_li.client.post(meeting.url + "end/")
    assert answer.status_code == 422
    assert "还有 1 项没有决定" in answer.text


def test_nobody_closes_a_meeting_without_saying_who_was_there(world, table):
    meeting = table.call(world.secretary_li)
    answer = world.secretary_li.client.post(meeting.url + "end/")
    assert "请先记下主持人、记录人和到会的人。" in answer.text


def test_after_the_end_nothing_is_changed(world, table, late):
    late()
    meeting = table.call(world.secretary_li)
    table.decide(table.items(meeting, world.secretary_li)[0], world.secretary_li)
    table.close(meeting, world.secretary_li)
    client, one = world.secretary_li.client, world.secretary_li.appointment.pk
    assert client.post(meeting.url + "items/1/", posted()).status_code == 422
    assert client.post(meeting.url + "add/", {"title": "路灯坏了", "reason": "群众问"}).status_code == 422
    there = {"chair": one, "minute_taker": one, "present": [one]}
    assert client.post(meeting.url + "attendance/", there).status_code == 422
    with scope(world.secretary_li.actor):
        assert Meeting.objects.get().outcome == "held"


def test_a_matter_is_brought_up_by_hand_with_a_reason(world, table):
    case, meeting = world.accepted(), table.call(world.secretary_li)
    client = world.secretary_li.client
    assert client.post(meeting.url + "add/", {"number": case.number, "reason": "双方又吵"}).status_code == 302
    assert client.post(meeting.url + "add/", {"title": "三组路灯坏了", "reason": "群众问"}).status_code == 302
    assert client.post(meeting.url + "add/", {"number": case.number, "reason": "再提"}).status_code == 422
    items = table.items(meeting, world.secretary_li)
    assert [(item.number, item.title, item.by_hand) for item in items] == [
        (case.number, case.title, "双方又吵"), ("", "三组路灯坏了", "群众问"),
    ]  # fmt: skip


def test_nobody_brings_up_a_case_of_another_place(world, table):
    foreign, meeting = world.a_report(village=world.next_village), table.call(world.secretary_li)
    answer = world.secretary_li.client.post(meeting.url + "add/", {"number": foreign.number, "reason": "听说"})
    assert "这里没有这个案号的在办事项" in answer.text


def test_minutes_say_who_decided_what_for_whom_by_when(world, table, late):
    (case,) = late()
    meeting = table.call(world.secretary_li)
    table.decide(table.items(meeting, world.secretary_li)[0], world.secretary_li, words="三天内到现场")
    table.close(meeting, world.secretary_li)
    for path in ("print/", "minutes.docx"):
        text = text_of(world.secretary_li.client.get(meeting.url + path))
        for word in (case.title, case.number, "三天内到现场", "张调解", "李书记", "大坪村 村级日碰头"):
            assert word in text, (path, word)


def text_of(answer):
    """A page's text, or a Word document's."""
    from io import BytesIO
    from zipfile import ZipFile, is_zipfile

    content = answer.content
    return (
        ZipFile(BytesIO(content)).read("word/document.xml").decode()
        if is_zipfile(BytesIO(content))
        else content.decode()
    )


def test_the_room_asks_as_many_questions_for_twenty_items_as_for_two(world, table, late, django_assert_max_num_queries):
    late(20)
    meeting = table.call(world.secretary_li)
    client = world.secretary_li.client
    client.get(meeting.url)
    with django_assert_max_num_queries(16):
        client.get(meeting.url + "items/7/")


def test_a_recused_chair_does_not_decide(world, table, late):
    (case,) = late()
    meeting = table.call(world.visitor_zhao)
    with scope(world.secretary_li.actor):
        world.act(case, "recuse", world.secretary_li, who=str(world.visitor_zhao.appointment.pk), reason="一方的亲属")
    answer = world.visitor_zhao.client.post(meeting.url + "items/1/", posted())
    assert answer.status_code == 403
    with scope(world.secretary_li.actor):
        assert not AgendaItem.objects.filter(decided_at__isnull=False, version__gt=F("version")).exists()
        assert not Decision.objects.exists()
