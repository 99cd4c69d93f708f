"""Who is told of what, and who is not."""

import json

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.world import NEXT_VILLAGE

from fengge.cases import tasks
from fengge.cases.engine.doing import get_doing
from fengge.core.access import scope, system
from fengge.core.models import Delivery, Notice
from fengge.core.testing.database import database_role

LIST = "/desk/notices/"
REPORTER = {"name": "冉大姐", "phone": "13800001234", "notices": True}


def all_told():
    """Do the jobs that wait, as the worker does; gives how many there were."""
    jobs = ProcrastinateJob.objects.filter(task_name="fengge.cases.tasks.tell_of").order_by("id")
    with database_role("fengge_worker"):
        for job in jobs:
            tasks.tell_of(**job.args)
    return len(jobs)


def messages():
    with database_role("fengge_worker"), system(tasks.TELL):
        return list(Delivery.objects.order_by("id"))


def assigned(world, to):
    case = world.triaged()
    doing = get_doing("assign")
    with scope(world.secretary_li.actor):
        given = doing.input(to=str(to.appointment.pk))
    doing.verb(case, given, by=world.secretary_li.actor)
    all_told()
    return case


def test_whoever_is_given_a_case_finds_it_on_the_desk_and_nobody_else_does(world):
    case = assigned(world, world.mediator_zhang)
    told = f"{case.number} 交给您承办"
    assert told in world.mediator_zhang.client.get(LIST).text
    assert told not in world.visitor_zhao.client.get(LIST).text
    assert told not in world.secretary_next.client.get(LIST).text


def test_nobody_is_told_of_what_they_did_themselves(world):
    assigned(world, world.secretary_li)
    with scope(world.secretary_li.actor):
        assert not Notice.objects.filter(occasion__contains="case.assigned").exists()


def test_a_job_that_runs_twice_tells_once(world):
    assigned(world, world.mediator_zhang)
    all_told()
    with scope(world.mediator_zhang.actor):
        assert Notice.objects.filter(occasion__contains="case.assigned").count() == 1


def test_only_the_reader_s_own_press_marks_a_notice_read(world):
    case = assigned(world, world.mediator_zhang)
    client = world.mediator_zhang.client
    client.get(LIST)
    with scope(world.mediator_zhang.actor):
        notice = Notice.objects.get(occasion__contains="case.assigned")
    assert notice.read_at is None
    assert client.post(f"{LIST}{notice.pk}/").url == case.url
    with scope(world.mediator_zhang.actor):
        first = Notice.objects.get(pk=notice.pk).read_at
    client.post(f"{LIST}{notice.pk}/")
    with scope(world.mediator_zhang.actor):
        assert Notice.objects.get(pk=notice.pk).read_at == first


def test_another_s_notice_cannot_be_opened_or_marked(world):
    assigned(world, world.mediator_zhang)
    with scope(world.mediator_zhang.actor):
        notice = Notice.objects.get(occasion__contains="case.assigned")
    assert world.secretary_li.client.post(f"{LIST}{notice.pk}/").status_code == 404
    world.secretary_li.client.post(f"{LIST}read/", {"last": notice.pk})
    with scope(world.mediator_zhang.actor):
        assert Notice.objects.get(pk=notice.pk).read_at is None


def test_the_count_in_the_rail_costs_one_query_and_nothing_on_the_wire_while_it_stands(world):
    assigned(world, world.mediator_zhang)
    client = world.mediator_zhang.client
    first = client.get(f"{LIST}unread/")
    assert "1" in first.text
    mark = {"If-None-Match": first.headers["ETag"]}
    assert client.get(f"{LIST}unread/", headers=mark).status_code == 304
    client.post(f"{LIST}read/", {"last": 999_999})
    assert client.get(f"{LIST}unread/", headers=mark).status_code == 200


def test_a_reporter_who_asked_is_told_number_stage_and_where_to_follow(world):
    case = world.registered(**REPORTER)
    all_told()
    (message,) = messages()
    assert message.address == "13800001234"
    assert case.number in message.text
    assert "已登记" in message.text
    assert f"/track/{case.public_code}/" in message.text


def test_a_message_names_nobody_and_quotes_nothing(world):
    world.accepted(**REPORTER)
    all_told()
    for message in messages():
        assert not [word for word in ("田大山", "冉小河", "冉大姐", "排水沟", "菜地") if word in message.text]


@pytest.mark.parametrize("given", [{**REPORTER, "notices": False}, {"name": "冉大姐", "notices": True}, {}])
def test_a_reporter_who_did_not_ask_or_gave_no_number_is_left_alone(world, given):
    world.registered(**given)
    all_told()
    assert messages() == []


def test_steps_that_change_nothing_for_the_resident_send_nothing(world):
    case = world.registered(**REPORTER)
    all_told()
    with database_role("fengge_worker"):
        tasks.tell_of(case_id=case.pk, event="case.registered", version=99, stage="registered", holder="", but=None)
    assert len(messages()) == 1


def test_staff_of_the_place_see_that_a_message_went_and_the_next_village_does_not(world):
    world.registered(**REPORTER)
    all_told()
    with scope(world.secretary_li.actor):
        assert Delivery.objects.count() == 1
    with scope(world.secretary_next.actor):
        assert not Delivery.everywhere.exists()
    assert world.secretary_next.appointment.division_id == NEXT_VILLAGE


def test_jobs_carry_no_personal_word(world):
    world.accepted(**REPORTER)
    written = json.dumps(list(ProcrastinateJob.objects.values_list("args", flat=True)), ensure_ascii=False)
    assert not [word for word in ("13800001234", "冉大姐", "田大山") if word in written]
