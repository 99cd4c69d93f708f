"""A resident with a phone: reports at the door, follows, rates, takes back."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from tests.samples import holding
from tests.world import VILLAGE

from fengge.cases.models import Case, Party
from fengge.cases.opening.inputs import PartyGiven, Register
from fengge.cases.opening.registering import register
from fengge.core.access import scope
from fengge.core.clock import at, now, today
from fengge.orgs.models import Division
from fengge.people.doorplates.issuing import RevokeGiven, issue, revoke
from fengge.people.households.entering import HouseholdGiven, enter_household
from fengge.portal.tracking.telling import told_by_procedures

FACTS = "隔壁把排水沟改到我家地里，水淹了菜地。"


@pytest.fixture
def plate(world):
    with scope(world.secretary_li.actor):
        given = HouseholdGiven(division=VILLAGE + "001", address="三组 12 号", contact="杨大年", phone="13800001111")
        enter_household(given, by=world.secretary_li.actor)
        return issue(Division.objects.get(pk=VILLAGE), by=world.secretary_li.actor)[0]


def reported(client, plate, **more):
    return client.post(
        f"/d/{plate.code}/report/", {"facts": FACTS, "client_id": str(uuid.uuid4()), **more}, follow=True
    )


def registration():
    """What the village enters of both sides, whoever reported."""
    parties = [
        PartyGiven(role="applicant", name="田大山", phone="13800001234"),
        PartyGiven(role="respondent", name="冉小河"),
    ]
    return Register(title="排水沟改道纠纷", kind="02", source="applied", parties=parties)


def the_case(world):
    with scope(world.secretary_li.actor):
        return Case.objects.get()


def test_the_plates_page_tells_the_place_and_nobody_who_lives_there(client, plate):
    page = client.get(f"/d/{plate.code}").content.decode()
    assert "大坪村 第一网格" in page
    assert "杨大年" not in page
    assert "三组 12 号" not in page


def test_a_resident_reports_at_the_door_and_gets_a_receipt(client, plate, world):
    page = reported(client, plate, name="田大山", phone="13800001234").content.decode()
    case = the_case(world)
    assert case.public_code in page
    assert case.number in page
    assert case.origin_division == VILLAGE + "001"
    assert case.channel == "doorplate"


def test_pressing_twice_makes_one_case_and_the_same_receipt(client, plate, world):
    client_id = str(uuid.uuid4())
    first = reported(client, plate, client_id=client_id)
    second = reported(client, plate, client_id=client_id)
    assert first.redirect_chain == second.redirect_chain
    assert the_case(world)


def test_what_was_typed_stays_when_the_phone_is_wrong(client, plate, world):
    answer = client.post(f"/d/{plate.code}/report/", {"facts": FACTS, "phone": "1380000123"})
    assert answer.status_code == 422
    assert FACTS in answer.content.decode()
    with scope(world.secretary_li.actor):
        assert not Case.objects.exists()


def test_a_revoked_plate_and_a_guessed_one_answer_alike(client, plate, world):
    revoke(plate, RevokeGiven(reason="换新"), by=world.secretary_li.actor)
    revoked, guessed = client.get(f"/d/{plate.code}"), client.get("/d/AAAABBBBCCCC")
    assert revoked.status_code == guessed.status_code == 404
    assert len(revoked.content) == len(guessed.content)


def test_another_phone_needs_code_and_secret(client, plate, world):
    reported(client, plate)
    code, secret = client.session["tickets"][0]
    other = Client()
    assert other.get(f"/track/{code}/").status_code == 302
    wrong = other.post("/track/", {"code": code, "secret": "00000000"})
    assert "查询码或密码不对" in wrong.content.decode()
    right = other.post("/track/", {"code": code.lower(), "secret": f"{secret[:4]} {secret[4:]}"}, follow=True)
    assert the_case(world).number in right.content.decode()


def test_guessing_a_secret_ends_soon(client, plate):
    reported(client, plate)
    code = client.session["tickets"][0][0]
    answers = [Client().post("/track/", {"code": code, "secret": f"{n:08d}"}).status_code for n in range(12)]
    assert answers[:10] == [422] * 10
    assert answers[10:] == [429] * 2


def test_the_story_never_shows_the_other_partys_contact(client, world):
    case = world.accepted()
    client.post("/track/", {"code": case.ticket.code, "secret": case.ticket.secret})
    page = client.get(f"/track/{case.public_code}/").content.decode()
    assert "已受理" in page
    assert "13800001234" not in page
    assert "冉小河" not in page


def test_a_resident_takes_the_contact_back(client, plate, world):
    reported(client, plate, name="田大山", phone="13800001234")
    code = client.session["tickets"][0][0]
    client.post(f"/rights/{code}/", {"name": "", "phone": ""})
    with scope(world.secretary_li.actor):
        me = Party.objects.get(reporter=True)
    assert (me.name, me.phone) == ("", "")


def test_a_masked_phone_saved_unchanged_stays_whole(client, plate, world):
    reported(client, plate, name="田大山", phone="13800001234")
    code = client.session["tickets"][0][0]
    page = client.get(f"/rights/{code}/").content.decode()
    assert "13800001234" not in page
    assert "138****1234" in page
    client.post(f"/rights/{code}/", {"name": "田大山", "phone": "138****1234"})
    with scope(world.secretary_li.actor):
        assert Party.objects.get(reporter=True).phone == "13800001234"


@pytest.mark.parametrize("url", ["/", "/report/", "/track/", "/contacts/", "/rights/"])
def test_every_page_opens_in_both_languages(client, world, url):
    assert client.get(url).status_code == 200
    client.cookies["django_language"] = "en"
    assert client.get(url).status_code == 200


def test_not_solved_after_the_window_is_refused_kindly(client, world):
    from fengge.cases.closing.closing import withdraw
    from fengge.cases.closing.inputs import EndGiven

    case = world.registered()
    withdraw(case, EndGiven(reason="自行和好"), by=world.secretary_li.actor)
    client.post("/track/", {"code": case.ticket.code, "secret": case.ticket.secret})
    with at(now() + timedelta(days=60)):
        answer = client.post(f"/track/{case.public_code}/", {"solved": "no", "score": "1"})
    assert answer.status_code == 422
    assert "作为新的事项反映" in answer.content.decode()


def test_a_resident_may_open_how_each_promised_day_came_about(world):
    case = world.accepted()
    page = holding(case.ticket).get(f"/track/{case.public_code}/days/")
    assert page.status_code == 200
    assert "最迟办出结果" in page.text
    assert "起算，期限" in page.text
    assert "最迟答复是否受理" in page.text  # kept already, shown all the same


def test_a_stand_still_shows_from_when_to_when_and_why(world):
    case = world.accepted()
    with scope(world.county_chen.actor):
        for party in case.parties.all():
            said = {"party": party.pk, "given": "yes", "manner": "in_person", "rights_told": True}
            world.act(case, "consent", world.mediator_zhang, **said)
        world.act(case, "investigate", world.mediator_zhang, on=today(), place="村口", asked="邻居", found="属实")
        world.act(case, "pause", world.mediator_zhang, why="appraisal", reason="等鉴定")
    text = holding(case.ticket).get(f"/track/{case.public_code}/days/").text
    assert "等待鉴定" in text
    assert "（不计时）" in text


def test_without_the_ticket_nobody_sees_the_days(world):
    case = world.accepted()
    assert Client().get(f"/track/{case.public_code}/days/").status_code == 302


def test_a_mediation_is_told_in_its_own_words_and_not_in_those_of_a_petition(world):
    said = told_by_procedures(world.accepted())
    assert "case.investigated" not in said  # a petition's task force did not come
    assert str(said["hazard.rechecked"].tells) == "换人做了复查"  # where it came from may have words that it has not


def test_a_neighbour_who_reported_reads_nobody_elses_contact_once_the_parties_are_entered(client, plate, world):
    reported(client, plate, name="冉大姐", phone="13900002222", notices="on")
    case = the_case(world)
    with scope(world.secretary_li.actor):
        register(case, registration(), by=world.secretary_li.actor)
        assert not Party.objects.filter(reporter=True).exists()
    for address in (f"/track/{case.public_code}/", f"/rights/{case.public_code}/"):
        page = client.get(address).text
        assert [words for words in ("田大山", "138****1234", "冉小河") if words in page] == []


def test_whoever_reported_and_is_a_party_is_known_again_on_whichever_line_they_stand(client, plate, world):
    reported(client, plate, name="冉小河", phone="13900002222")
    case = the_case(world)
    with scope(world.secretary_li.actor):
        register(case, registration(), by=world.secretary_li.actor)
        assert Party.objects.get(reporter=True).name == "冉小河"
