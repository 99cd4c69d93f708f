"""How a matter of any procedure begins: chosen in plain words, written once, with a slip; by page and by API alike."""

import uuid

import pytest
from tests.world import NEXT_VILLAGE, VILLAGE

from fengge.cases import procedures
from fengge.cases.api.conftest import Program
from fengge.cases.models import Case, Step
from fengge.cases.opening import openings
from fengge.cases.opening.openings import entry_of, opening_of, opens
from fengge.cases.opening.ticket import Ticket
from fengge.core.access import VISITOR, scope


@pytest.fixture
def program() -> type[Program]:
    """Programs with somebody's token."""
    return Program


def page_of(key):
    return f"/desk/cases/new/{key}/"


def test_the_choice_offers_every_procedure_the_post_registers_in_plain_words(world):
    text = world.secretary_li.client.get("/desk/cases/new/").text
    for one in procedures.all():
        if opening_of(one.key).open_to(world.secretary_li.actor):
            assert page_of(one.key) in text
            assert str(one.about) in text
            assert str(one.about)


def test_a_dispute_is_written_down_at_the_counter(world):
    assert world.secretary_li.client.get(page_of("mediation")).url == "/desk/counter/"


def test_nobody_registers_under_a_procedure_there_is_not(world):
    assert world.secretary_li.client.get(page_of("conquest")).status_code == 404


def test_two_functions_cannot_open_the_same_procedure(monkeypatch):
    monkeypatch.setattr(openings, "_openings", dict(openings._openings))
    opens("weather", entry_of("mediation"))(lambda **_: None)
    with pytest.raises(ValueError, match="weather"):
        opens("weather", entry_of("mediation"))(lambda **_: None)


def test_whoever_sees_no_place_registers_for_any_village_below_and_gets_the_slip(world):
    client = world.in_post("hotline").client
    visit = {
        "channel": "phone", "division": NEXT_VILLAGE, "title": "排水沟改道纠纷", "facts": "隔壁改沟。", "kind": "02", "source": "applied",
        "parties-0-role": "applicant", "parties-0-name": "田大山", "client_id": str(uuid.uuid4()),
    }  # fmt: skip
    slip = client.post("/desk/counter/", visit).url
    assert client.get(slip).status_code == 200
    assert client.get("/desk/cases/").status_code == 403


def a_visit(**changed):
    return {
        "channel": "phone", "division": VILLAGE, "title": "排水沟改道纠纷", "facts": "隔壁改沟。", "kind": "02", "source": "applied",
        "parties": [{"role": "applicant", "name": "田大山", "phone": "13800001234"}], **changed,
    }  # fmt: skip


def test_the_same_attempt_over_the_api_opens_one_case_and_gives_one_receipt(world, program):
    ours, key = program(world.secretary_li), {"Idempotency-Key": str(uuid.uuid4())}
    first, second = (ours.post("/procedures/mediation/cases", a_visit(), **key) for _ in range(2))
    assert (first.status_code, first.json()) == (201, second.json())
    ticket = Ticket(first.json()["code"], first.json()["secret"])
    with scope(VISITOR.holding(ticket.digest)):
        assert Case.objects.get().stage == "registered"


def test_the_api_tells_at_the_field_what_is_missing_and_opens_nothing(world, program):
    answer = program(world.secretary_li).post("/procedures/mediation/cases", a_visit(division=NEXT_VILLAGE))
    assert answer.status_code == 422
    assert [one["pointer"] for one in answer.json()["errors"]] == ["/division"]
    with scope(world.secretary_li.actor):
        assert not Case.objects.exists()
        assert not Step.objects.exists()


def test_a_post_that_registers_nothing_gets_no_form(world, program):
    leader = world.in_post("county_leader")
    assert leader.client.get("/desk/cases/new/").status_code == 403
    assert program(leader).post("/procedures/mediation/cases", a_visit()).status_code == 403
