"""F18: scanning, guessing or enumerating codes reveals nothing about residents; abuse is limited without a login."""

import re

import pytest

from fengge.cases.opening.ticket import CODE_LENGTH as TICKET_LENGTH
from fengge.core.access import VISITOR, scope
from fengge.people.models import Doorplate, Household, key_of, new_code
from fengge.people.models.doorplate import CODE_LENGTH, LETTERS
from tests.samples import holding
from tests.world import GRID

SECRETS = ("杨大年", "13800005555", "三组 12 号", "常住 4")


@pytest.fixture
def plate(world):
    """A plate on a door whose household gave its name and number."""
    with scope(world.secretary_li.actor):
        plate = world.plate
        Household.objects.filter(division=GRID).update(contact="杨大年", phone="13800005555", members=4)
    return plate


def test_a_scan_tells_the_place_and_who_answers_for_it_and_nothing_of_who_lives_there(client, plate):
    for url in (f"/d/{plate.code}", f"/d/{plate.code}/report/"):
        page = client.get(url)
        assert page.status_code == 200
        assert [secret for secret in SECRETS if secret in page.content.decode()] == []


def test_a_code_is_too_long_to_guess_and_says_nothing_of_its_place(plate):
    codes = [new_code() for _ in range(200)]
    assert len(set(codes)) == 200
    assert all(re.fullmatch(f"[{LETTERS}]{{{CODE_LENGTH}}}", code) for code in codes)
    assert len(LETTERS) ** CODE_LENGTH > 10**17
    assert GRID[:6] not in plate.code


def test_neighbouring_codes_open_nothing(client, plate):
    near = {plate.code[:-1] + letter for letter in LETTERS} - {plate.code}
    answers = [client.get(f"/d/{code}") for code in sorted(near)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({len(answer.content) for answer in answers}) == 1


def test_the_table_of_plates_gives_a_visitor_no_row_and_a_scan_only_its_own(plate):
    with scope(VISITOR):
        assert not Doorplate.everywhere.exists()
    with scope(VISITOR.holding(key_of(plate.code))):
        assert [one.pk for one in Doorplate.everywhere.all()] == [plate.pk]
        assert not Household.everywhere.exists()


def test_whoever_tries_many_codes_is_stopped_also_at_the_right_one(client, plate):
    answers = [client.get(f"/d/{new_code()}").status_code for _ in range(60)]
    assert set(answers) == {404}
    assert client.get(f"/d/{plate.code}").status_code != 200


def test_somebody_else_s_phone_is_not_stopped_by_it(client, plate):
    for _ in range(61):
        client.get(f"/d/{new_code()}")
    assert client.get(f"/d/{plate.code}", REMOTE_ADDR="10.0.0.9").status_code == 200


def test_the_secret_of_a_case_cannot_be_tried_out(client, world):
    case = world.a_report()
    tries = [
        client.post("/track/", {"code": case.ticket.code, "secret": f"{number:08d}"}, REMOTE_ADDR=f"10.0.1.{number}")
        for number in range(12)
    ]
    assert [answer.status_code for answer in tries[:10]] == [422] * 10
    assert tries[-1].status_code == 429
    right = client.post("/track/", {"code": case.ticket.code, "secret": case.ticket.secret}, REMOTE_ADDR="10.0.2.1")
    assert right.status_code == 429
    assert len(case.ticket.code) == TICKET_LENGTH


def test_a_wrong_code_and_a_wrong_secret_are_told_alike(client, world):
    case = world.a_report()
    wrong_secret = client.post("/track/", {"code": case.ticket.code, "secret": "00000000"})
    wrong_code = client.post("/track/", {"code": "2222222222", "secret": case.ticket.secret})
    said = [re.findall("查询码或密码不对[^<]*", answer.content.decode()) for answer in (wrong_secret, wrong_code)]
    assert said[0] == said[1] != []


def test_knowing_the_public_code_alone_opens_nothing(client, world):
    case = world.a_report()
    for url in (f"/track/{case.public_code}/", f"/report/{case.public_code}/", f"/rights/{case.public_code}/"):
        assert client.get(url).status_code == 302
    assert client.get(f"/api/v1/reports/{case.public_code}").status_code in (401, 404)
    assert holding(case.ticket).get(f"/track/{case.public_code}/").status_code == 200


def test_reports_without_end_from_one_place_are_slowed(client, plate):
    statuses = [client.post(f"/d/{plate.code}/report/", {"facts": "水沟堵了"}).status_code for _ in range(32)]
    assert statuses[:3] == [302] * 3
    assert statuses[-1] == 429
