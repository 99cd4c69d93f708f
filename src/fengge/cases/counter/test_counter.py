"""A clerk writes a matter down for somebody who came."""

import uuid

from tests.world import NEXT_VILLAGE, VILLAGE

from fengge.cases.models import Case
from fengge.core.access import VISITOR, scope
from fengge.core.models import Event


def a_visit(**changed):
    return {
        "channel": "counter", "division": VILLAGE, "title": "排水沟改道纠纷", "facts": "隔壁改沟，水淹菜地。", "kind": "02",
        "source": "applied", "parties-0-role": "applicant", "parties-0-name": "田大山", "parties-0-phone": "13800001234",
        "parties-1-role": "respondent", "parties-1-name": "冉小河", "client_id": str(uuid.uuid4()), **changed,
    }  # fmt: skip


def cases(world):
    with scope(world.secretary_li.actor):
        return list(Case.objects.prefetch_related("parties"))


def test_one_save_reports_and_registers_and_gives_the_slip(world):
    client = world.secretary_li.client
    answer = client.post("/desk/counter/", a_visit())
    (case,) = cases(world)
    assert answer.url == f"/desk/counter/{case.number}/slip/"
    assert (case.stage, case.channel) == ("registered", "counter")
    text = client.get(answer.url).content.decode()
    assert case.public_code in text
    with scope(world.secretary_li.actor):
        assert [party.name for party in case.parties.all()] == ["田大山", "冉小河"]
        assert list(Event.objects.order_by("id").values_list("type", flat=True)) == ["case.reported", "case.registered"]


def test_the_slip_opens_the_case_for_the_person_who_came(world):
    client = world.secretary_li.client
    text = client.get(client.post("/desk/counter/", a_visit()).url).content.decode()
    from fengge.cases.opening.ticket import Ticket

    (case,) = cases(world)
    _code, secret = client.session["slips"][case.number]
    assert secret in text
    with scope(VISITOR.holding(Ticket(case.public_code, secret).digest)):
        assert Case.objects.get().pk == case.pk


def test_pressing_twice_makes_one_case(world):
    client, visit = world.secretary_li.client, a_visit()
    assert client.post("/desk/counter/", visit).url == client.post("/desk/counter/", visit).url
    assert len(cases(world)) == 1


def test_nobody_else_gets_the_slip(world):
    client = world.secretary_li.client
    address = client.post("/desk/counter/", a_visit()).url
    assert world.visitor_zhao.client.get(address).status_code == 404


def test_a_clerk_writes_only_for_the_own_village(world):
    answer = world.secretary_li.client.post("/desk/counter/", a_visit(division=NEXT_VILLAGE))
    assert answer.status_code == 422
    assert cases(world) == []


def test_what_is_missing_is_told_and_what_was_typed_stays(world):
    answer = world.secretary_li.client.post("/desk/counter/", a_visit(title="", **{"parties-0-phone": "138"}))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "水淹菜地" in text
    assert "id_title-error" in text
    assert cases(world) == []
