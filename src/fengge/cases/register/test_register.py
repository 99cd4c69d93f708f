"""The list: its conditions, its pages, and what is done with many at once."""

import re
import uuid
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from fengge.cases.models import Case
from fengge.cases.register.asking import Wanted
from fengge.cases.register.finding import found
from fengge.cases.register.paging import BY_DUE, BY_REPORT, page_of
from fengge.core.access import scope
from fengge.core.clock import now
from fengge.core.models import Event
from fengge.core.testing.database import database_role


def numbers(worker, **conditions):
    with scope(worker.actor):
        return {case.number for case in found(Wanted.of(conditions), worker.actor, now())}


@pytest.mark.parametrize("text", ["排水沟", "13800001234", "138 0000 1234", "田大山", "520329187301010012"])
def test_a_case_is_found_by_its_words_a_phone_a_name_or_an_identity_number(world, text):
    case = world.accepted()
    world.a_report(facts="鸡舍太吵")
    assert numbers(world.secretary_li, q=text) == {case.number}
    assert numbers(world.secretary_next, q=text) == set()


def test_a_whole_number_opens_the_file(world):
    case = world.accepted()
    answer = world.secretary_li.client.get("/desk/search/", {"q": case.number})
    assert answer.url == case.url
    assert "q=" in world.secretary_next.client.get("/desk/search/", {"q": case.number}).url


def test_conditions_narrow_the_list_and_each_can_be_taken_away(world):
    report, case = world.a_report(), world.accepted()
    assert numbers(world.mediator_zhang, holder="me") == {case.number}
    assert numbers(world.mediator_zhang, holder="nobody") == {report.number}
    assert numbers(world.mediator_zhang, stage="accepted", kind="02") == {case.number}
    assert numbers(world.mediator_zhang, state="settled") == set()
    text = world.mediator_zhang.client.get("/desk/cases/?holder=me&stage=accepted").content.decode()
    assert 'href="/desk/cases/?stage=accepted"' in text
    assert 'href="/desk/cases/?holder=me"' in text


@pytest.mark.parametrize(
    "query",
    [
        "place=5203;--",
        "since=heute",
        "after=x~1",
        "figure=nothing",
        "holder=999999",
        "holder=99999999999999999999",
        "held=²",
        "held=9999999999999999999999",
        "origin=x",
        "q=沟",
    ],
)
def test_what_cannot_be_understood_breaks_nothing(world, query):
    world.accepted()
    assert world.secretary_li.client.get(f"/desk/cases/?{query}").status_code == 200


@pytest.mark.parametrize("order", [BY_DUE, BY_REPORT])
def test_pages_follow_one_another_without_gap_or_repeat(world, order):
    for _ in range(7):
        world.a_report()
    with scope(world.secretary_li.actor):
        Case.objects.filter(pk=Case.objects.first().pk).update(next_due_at=None)
        seen, after = [], ""
        while True:
            page = page_of(Case.objects.all(), order, after, size=3)
            seen += [case.pk for case in page.cases]
            if not (after := page.after):
                break
        assert len(seen) == len(set(seen)) == 7


def test_fifty_rows_ask_no_more_questions_than_five(world, django_assert_max_num_queries):
    client = world.secretary_li.client
    for _ in range(50):
        world.a_report()
    with django_assert_max_num_queries(16):
        assert client.get("/desk/cases/").content.decode().count("data-url") == 50


def test_what_happened_in_a_place_and_what_somebody_once_had_stay_found_after_it_went_up(world):
    case, other = world.accepted(), world.a_report(village=world.next_village)
    with scope(world.county_chen.actor):
        world.act(case, "raise", world.mediator_zhang, reason="涉及两个村")
        world.act(case, "take_up", world.town_wang)
    chen = world.county_chen
    assert numbers(chen, origin=world.village) == {case.number}
    assert numbers(chen, place=world.village) == set()
    assert numbers(chen, origin=world.next_village) == {other.number}
    assert numbers(chen, rung="town") == {case.number}
    for worker in (world.mediator_zhang, world.town_wang):
        assert numbers(chen, held=str(worker.appointment.pk)) == {case.number}
        assert numbers(worker, held="me") == {case.number}
    assert numbers(world.town_wang, held="ours") == {case.number}
    assert numbers(world.secretary_next, held=str(world.town_wang.appointment.pk)) == set()
    text = chen.client.get(f"/desk/cases/?held={world.mediator_zhang.appointment.pk}&origin={world.village}").text
    assert "张调解经手过" in text
    assert "发生在大坪村" in text


def test_many_are_given_to_one_and_each_result_is_told(world):
    first, second = world.triaged(), world.a_report()
    client, attempt = world.secretary_li.client, str(uuid.uuid4())
    chosen = {"chosen": [first.number, second.number]}
    asked = client.post("/desk/cases/assign/", chosen).content.decode()
    assert "张调解" in asked
    given = {**chosen, "to": world.mediator_zhang.appointment.pk, "client_id": attempt}
    for _ in range(2):
        assert "已指派给张调解" in client.post("/desk/cases/assign/", given).content.decode()
    with scope(world.secretary_li.actor):
        assert Event.objects.filter(type="case.assigned").count() == 2


def test_a_case_of_the_next_village_cannot_be_among_the_many(world):
    case = world.triaged()
    given = {"chosen": [case.number], "to": world.mediator_zhang.appointment.pk}
    assert world.secretary_next.client.post("/desk/cases/assign/", given).status_code == 302
    with scope(world.secretary_li.actor):
        assert Case.objects.get(pk=case.pk).holder is None


def test_the_town_exports_masked_names_and_the_export_is_on_record(world):
    world.accepted()
    answer = world.town_wang.client.get("/desk/cases/export/")
    rows = CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content))).get_sheet_by_index(0).to_python()
    assert "王主任" in rows[0][0]
    assert "田**、冉**" in rows[3]
    assert not re.search(r"1\d{10}", str(rows))
    with database_role("fengge_system"), scope(world.town_wang.actor):
        (event,) = Event.objects.filter(type="cases.exported")
        assert event.details["lines"] == 1
    assert world.secretary_li.client.get("/desk/cases/export/").status_code == 403
