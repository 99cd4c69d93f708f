"""The demo county: whole, nobody's, the same each time, and open only to those it should be."""

import re

import pytest
from django.test import Client

from fengge.cases.inbox.finding import day_of
from fengge.cases.inbox.lists import todays
from fengge.cases.models import Case, Party
from fengge.cases.procedures import get as get_procedure
from fengge.core.access import scope, system
from fengge.core.audit.jobs import verify_all
from fengge.core.clock import now
from fengge.core.testing.database import database_role
from fengge.demo import loading, welcome
from fengge.demo.conftest import NEXT_VILLAGE, SLICE, VILLAGE
from fengge.demo.ground import Ground
from fengge.demo.staff.accounts import NAMED, PASSWORD
from fengge.demo.staff.seats import LEADERS, POSTED, workers
from fengge.orgs.acting import actor_for
from fengge.orgs.models import Account, Appointment, AppointmentKind, Organisation, Person
from fengge.people.models import Doorplate, Household, key_of

NOBODYS = re.compile(r"1000000\d{4}")


def everything(model, *fields):
    with database_role("fengge_worker"), system(loading.JOB):
        return list(model.objects.order_by("pk").values_list(*fields))


def actor_of(username):
    account = Account.objects.select_related("default_appointment__person").get(username=username)
    return actor_for(account, account.default_appointment)


def test_the_slice_has_its_doors_its_people_and_its_cases(county):
    assert len(everything(Household, "id")) == len(everything(Doorplate, "id")) == SLICE.households
    assert len(everything(Case, "id")) > SLICE.disputes  # and petitions, hazards and other matters beside them
    assert Appointment.objects.filter(kind=AppointmentKind.POSTING).count() == POSTED
    assert Appointment.objects.holding("county_leader").filter(kind=AppointmentKind.REGULAR).count() == LEADERS


def test_the_whole_county_has_two_workers_for_every_grid_and_a_leader_for_every_village(county):
    ground = Ground.read()
    seats = [seat for worker in workers(ground) for seat in worker]
    assert (len(ground.towns), len(ground.villages())) == (10, 71)
    for post in ("grid_worker", "town_cadre"):
        assert sorted(seat.division for seat in seats if seat.post == post) == ground.grids()
    paired = [seat.division for seat in seats if seat.post == "town_leader" and seat.kind == AppointmentKind.LIAISON]
    assert sorted(paired) == ground.villages()


def test_no_number_belongs_to_anybody(county):
    phones = [phone for model in (Household, Party) for (phone,) in everything(model, "phone")]
    phones += Person.objects.values_list("work_phone", flat=True)
    phones += Organisation.objects.exclude(phone="").values_list("phone", flat=True)
    assert all(NOBODYS.fullmatch(phone) for phone in phones if phone)
    assert all(number.startswith("999999") for (number,) in everything(Party, "id_number") if number)


def test_a_household_is_reachable_only_if_it_volunteered(county):
    given = [bool(contact) for (contact,) in everything(Household, "contact")]
    assert 0.2 < sum(given) / len(given) < 0.6


def test_the_printed_doorplate_opens_a_door_of_the_village(county):
    code = welcome_as_worker()["doorplate"].removeprefix("/d/")
    assert [place[:12] for key, place in everything(Doorplate, "key", "division") if key == key_of(code)] == [VILLAGE]


def welcome_as_worker():
    with database_role("fengge_worker"):
        return welcome()


def test_the_printed_code_and_secret_open_a_report(county):
    tracking = welcome_as_worker()["tracking"]
    client = Client()
    client.post("/track/", {"code": tracking["code"], "secret": tracking["secret"]})
    assert client.get(f"/track/{tracking['code']}/").status_code == 200


def test_every_printed_account_signs_in_without_choosing_a_password(county):
    accounts = welcome_as_worker()["accounts"]
    assert [one["username"] for one in accounts] == [username for username, _, _ in NAMED]
    assert all(one["post"] and one["division"] for one in accounts)
    assert len(set(Account.objects.values_list("password", "must_change_password"))) == 1
    assert Account.objects.get(username="village").check_password(PASSWORD)


def test_the_next_village_sees_nothing_of_this_one(county):
    with scope(actor_of("next-village")):
        seen = list(Case.objects.values_list("origin_division", flat=True))
    assert seen
    assert {place[:12] for place in seen} == {NEXT_VILLAGE}


@pytest.mark.parametrize("username", ["village", "mediator"])
def test_a_day_in_the_village_has_something_late_something_due_and_something_new(county, username):
    actor = actor_of(username)
    with scope(actor):
        rows = {table.name: len(table.rows) for table in todays(day_of(actor, now()))}
    assert all(rows.values()), rows


def test_every_stage_of_the_procedure_has_a_case(county):
    stages = {stage.key for stage in get_procedure("mediation").stages}
    found = everything(Case, "stage", "procedure_key")
    assert {stage for stage, procedure in found if procedure == "mediation"} == stages


def test_the_chain_of_events_verifies(county):
    with database_role("fengge_worker"):
        report = verify_all()
    assert not report.broken
    assert report.waiting > SLICE.disputes * 5  # the transaction they were written in is not over
