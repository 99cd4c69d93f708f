"""今天: what needs me, and nothing of the next village."""

from datetime import timedelta

from fengge.cases.inbox.finding import day_of
from fengge.cases.inbox.lists import todays
from fengge.core.access import scope
from fengge.core.clock import at, now


def lists_of(worker):
    with scope(worker.actor):
        return {table.name: [line.case.title for line in table.rows] for table in todays(day_of(worker.actor, now()))}


def test_a_new_report_waits_in_the_list_of_those_nobody_holds(world):
    world.a_report(facts="水沟堵了")
    assert lists_of(world.secretary_li) == {"late": [], "due": [], "new": ["水沟堵了"]}
    assert lists_of(world.secretary_next)["new"] == []


def test_a_case_in_my_hands_stands_among_what_is_due_and_when_late_among_what_is_late(world):
    world.accepted()
    assert lists_of(world.mediator_zhang)["due"] == ["排水沟改道纠纷"]
    with at(now() + timedelta(days=60)):
        assert lists_of(world.mediator_zhang) == {"late": ["排水沟改道纠纷"], "due": [], "new": []}


def test_each_row_offers_the_next_thing_to_do(world):
    world.registered()
    world.accepted()
    text = world.secretary_li.client.get("/desk/").content.decode()
    assert "/do/triage/" in text
    assert "张调解" in text


def test_counts_cost_nothing_on_the_wire_while_nothing_changed(world):
    client = world.secretary_li.client
    mark = client.get("/desk/counts/").headers["ETag"]
    assert client.get("/desk/counts/", headers={"If-None-Match": mark}).status_code == 304
    world.a_report()
    assert client.get("/desk/counts/", headers={"If-None-Match": mark}).status_code == 200


def test_a_post_without_cases_is_led_elsewhere(world):
    worker = world.worker("周工", "grid_worker", "520329102205", None)
    answer = worker.client.get("/desk/")
    assert answer.status_code == 200


def test_the_day_asks_the_same_number_of_questions_however_much_there_is(world, django_assert_max_num_queries):
    for _ in range(14):
        world.registered()
    client = world.secretary_li.client
    with django_assert_max_num_queries(24):
        client.get("/desk/")
