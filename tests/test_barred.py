"""What accuses a unit does not exist for it (信访工作条例 arts 30, 46): at no door, in no figure, with the filters off or on."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from fengge.cases.api.conftest import Program
from fengge.cases.models import Case, Party
from fengge.core.access import VISITOR, ScopedQuerySet, scope, scoped_models
from fengge.core.clock import now
from fengge.core.figures import Asked, get_figure, measure
from tests.world import LONG_AGO, Appointment, Worker

WORDS = ("排水沟改道纠纷", "冉小河", "水淹了菜地")


@pytest.fixture
def accusing(world):
    """A case of the village, with a photo, that accuses the town's governance centre, which has had it in hand."""
    photo, case = world.attachment, world.case
    with scope(world.actor_seeing_all):
        barred = [f"o:{world.town_centre.pk}"]
        team = [f"a:{world.town_wang.appointment.pk}", f"o:{world.town_centre.pk}"]
        Case.objects.filter(pk=case.pk).update(barred=barred, team=team)
    case.photo = f"{case.url}files/{photo.pk}/"
    return case


@pytest.fixture(params=["filters on", "filters off"])
def filters(request, monkeypatch):
    if request.param == "filters off":
        monkeypatch.setattr(ScopedQuerySet, "visible_to", lambda rows, _actor: rows)


def exported(client):
    """The words of the spreadsheet that somebody may take away."""
    workbook = CalamineWorkbook.from_filelike(BytesIO(client.get("/desk/cases/export/?state=all").getvalue()))
    return str(workbook.get_sheet_by_index(0).to_python())


def every_door(client, case, *, export=True):
    """What each door says to somebody: all of it as one text, by door."""
    return {
        "today": client.get("/desk/").content.decode(),
        "list": client.get("/desk/cases/?state=all").content.decode(),
        "search": client.get("/desk/cases/?state=all&q=排水沟").content.decode(),
        "search by name": client.get("/desk/cases/?state=all&q=田大山").content.decode(),
        "search by number": case.title * (client.get("/desk/search/", {"q": case.number}).url == case.url),
        "file": client.get(case.url).content.decode(),
        "print": client.get(f"{case.url}print/").content.decode(),
        "documents": client.get(f"{case.url}documents/").content.decode(),
        "dossier": client.get(f"{case.url}dossier.zip").headers.get("Content-Disposition", ""),
        "photo": client.get(case.photo).headers.get("Content-Disposition", ""),
        "export": exported(client) if export else "",
        "api list": client.get("/api/v1/cases", {"state": "all"}).content.decode(),
        "api file": client.get(f"/api/v1/cases/{case.number}").content.decode(),
        "notices": client.get("/desk/notices/").content.decode(),
    }  # fmt: skip


def told(doors, case, *words):
    """The doors that say anything of the case but the address that was asked for."""
    return {
        door
        for door, text in doors.items()
        if any(word in text.replace(case.url, "") for word in (*(words or WORDS), case.number))
    }


def test_the_accused_units_clerk_finds_it_at_no_door(world, accusing, filters):
    assert told(every_door(world.town_wang.client, accusing), accusing) == set()
    assert world.town_wang.client.get(accusing.url).status_code == 404
    assert world.town_wang.client.get(accusing.photo).status_code == 404


def test_the_county_finds_it_at_every_door_so_that_the_walk_proves_something(world, accusing):
    seen = told(every_door(world.county_chen.client, accusing), accusing)
    assert {"list", "search", "search by number", "file", "documents", "export", "api list", "api file"} <= seen


def test_no_figure_of_the_accused_unit_counts_it(world, accusing, filters):
    for worker, count in ((world.town_wang, 0), (world.county_chen, 1)):
        with scope(worker.actor):
            assert measure(get_figure("cases.opened"), Asked(now())).count == count
            assert Party.objects.filter(case=accusing.pk).exists() == bool(count)


def test_acting_under_another_appointment_opens_nothing(world, accusing):
    elsewhere = Appointment.objects.create(
        person=world.town_wang.appointment.person,
        post="county_governance",
        division_id=world.county,
        valid_from=LONG_AGO,
    )
    client = world.town_wang.client
    session = client.session
    session["appointment"] = elsewhere.pk
    session.save()
    assert client.get("/desk/").context["request"].actor.places == (world.county,)
    assert client.get(accusing.url).status_code == 404


def test_a_program_with_a_token_of_another_appointment_is_told_nothing_either(world, accusing):
    person = world.town_wang.appointment.person
    elsewhere = Appointment.objects.create(
        person=person, post="county_governance", division_id=world.county, valid_from=LONG_AGO
    )
    program = Program(Worker(person.name, elsewhere, world.town_wang.account))
    assert program.get("/cases").status_code == 200
    assert program.get(f"/cases/{accusing.number}").status_code == 404
    assert Program(world.county_chen).get(f"/cases/{accusing.number}").status_code == 200


def test_whoever_brought_it_still_follows_it(world, accusing):
    with scope(VISITOR.holding(accusing.access_key)):
        assert Case.objects.filter(pk=accusing.pk).exists()


def test_whatever_keeps_words_of_a_case_under_a_place_of_its_own_bars_whom_the_case_bars():
    own_place = [model for model in scoped_models() if not model.rows.through and model is not Case]
    about_a_case = [model for model in own_place if any(field.related_model is Case for field in model._meta.fields)]
    assert about_a_case
    assert [model._meta.label for model in about_a_case if not model.rows.barred] == []
