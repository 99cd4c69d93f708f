"""F7: list, detail, count, search, export, attachment, figure and API give the same cases to the same person."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from fengge.cases.models import Case
from fengge.core.access import Secrecy, scope
from fengge.core.clock import now
from fengge.core.figures import Asked, get_figure, measure
from tests.samples import NEXT, browser
from tests.world import NEXT_VILLAGE, TOWN, VILLAGE

READERS = (
    "county_leader", "county_governance", "county_unit", "town_governance", "town_mediator", "village_secretary",
    "village_mediator", "posted_cadre", "grid_worker", NEXT,
)  # fmt: skip


@pytest.fixture
def cases(world):
    """Cases of two villages, a grid and the town, one of them sealed, one kept to its team."""
    made = [
        world.accepted(facts="水沟的事。"),
        world.a_report(facts="水管的事。", village=f"{VILLAGE}001"),
        world.a_report(facts="水井的事。", village=NEXT_VILLAGE),
        world.a_report(facts="水库的事。", village=TOWN),
    ]
    for case, secrecy in zip(made[1:3], (Secrecy.TEAM, Secrecy.SEALED), strict=True):
        with scope(world.actor_seeing_all):
            Case.objects.filter(pk=case.pk).update(secrecy=secrecy)
    return made


def actor(world, who):
    return (world.in_post("village_secretary", NEXT_VILLAGE) if who == NEXT else world.in_post(who)).actor


def seen_in_files(client, cases):
    return {case.number for case in cases if client.get(case.url).status_code == 200}


def seen_in_list(client):
    answer = client.get("/desk/cases/", {"state": "all"})
    return {line.case.number for line in answer.context["table"].rows}


def seen_in_search(client, cases):
    found = {case.number for case in cases if client.get("/desk/search/", {"q": case.number}).url == case.url}
    words = client.get("/desk/cases/", {"q": "的事", "state": "all"}).context["table"].rows
    return found, {line.case.number for line in words}


def seen_in_export(client):
    answer = client.get("/desk/cases/export/", {"state": "all"})
    if answer.status_code == 403:
        return None
    sheet = CalamineWorkbook.from_filelike(BytesIO(answer.getvalue())).get_sheet_by_index(0).to_python()
    return {row[1] for row in sheet[3:]}


def seen_in_api(client, cases):
    items = client.get("/api/v1/cases", {"state": "all"}).json()
    listed = {item["number"] for item in next(value for value in items.values() if isinstance(value, list))}
    return listed, {case.number for case in cases if client.get(f"/api/v1/cases/{case.number}").status_code == 200}


@pytest.mark.parametrize("who", READERS)
def test_every_door_shows_the_same_cases(world, cases, who):
    client = browser(who, world)
    listed = seen_in_list(client)
    with scope(actor(world, who)):
        assert listed == set(Case.objects.values_list("number", flat=True))
        assert measure(get_figure("cases.opened"), Asked(now())).count == len(listed)
    assert seen_in_files(client, cases) == listed
    assert seen_in_search(client, cases) == (listed, listed)
    assert seen_in_export(client) in (None, listed)
    assert seen_in_api(client, cases) == (listed, listed)


def test_the_readers_do_differ_so_that_the_sameness_proves_something(world, cases):
    counts = {who: len(seen_in_list(browser(who, world))) for who in READERS}
    assert len(set(counts.values())) > 2


def test_a_photo_is_seen_by_whoever_sees_its_case_and_by_nobody_else(world):
    photo = world.attachment
    url = f"{world.case.url}files/{photo.pk}/"
    for who in READERS:
        client = browser(who, world)
        assert (client.get(url).status_code == 200) == (client.get(world.case.url).status_code == 200), who
