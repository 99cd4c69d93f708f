"""The one table: what it lists for whom, narrowed how, and taken away by whom."""

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest

from fengge.cases.models import Risk
from fengge.core.access import scope
from fengge.core.clock import at, now
from fengge.core.lists import PAGE

LEDGER = "/desk/risks/"


def listed(worker, query=""):
    answer = worker.client.get(f"{LEDGER}{query}")
    assert answer.status_code == 200
    return [(line.number, line.mark.colour) for line in answer.context["table"].rows]


@pytest.fixture
def two(world, dangers):
    """One red with its plan, one yellow that still lacks it."""
    red, yellow = dangers.planned(), dangers.marked(world.accepted(), signs=["damage"], colour="yellow")
    return red.number, yellow.number


def test_it_lists_marked_matters_to_those_who_may_see_them_and_to_nobody_else(world, two):
    red, yellow = two
    for who in (world.mediator_zhang, world.town_wang, world.county_chen):
        assert listed(who) == [(yellow, "yellow"), (red, "red")], who.name
    assert listed(world.secretary_next) == []
    assert world.in_post("posted_cadre").client.get(LEDGER).status_code == 403


def test_it_is_narrowed_by_colour_by_what_is_to_be_done_and_by_how_it_ended(world, dangers, two):
    red, yellow = two
    zhang = world.mediator_zhang
    assert listed(zhang, "?colour=red") == [(red, "red")]
    assert listed(zhang, "?due=unplanned") == [(yellow, "yellow")]
    assert listed(zhang, "?due=soon") == []
    with at(now() + timedelta(days=85)):
        assert len(listed(zhang, "?due=soon")) == 2
    with scope(zhang.actor):
        case = Risk.objects.get(colour="red").case
    dangers.does(case, "risk_lift", reason="双方和好")
    assert listed(zhang) == [(yellow, "yellow")]
    assert listed(zhang, "?state=lifted") == [(red, "red")]


def test_a_plan_whose_measures_are_over_is_owed_again_on_file_and_ledger(world, dangers, two):
    red, _ = two
    client = world.mediator_zhang.client
    with at(now() + timedelta(days=31)):
        assert (red, "red") in listed(world.mediator_zhang, "?due=unplanned")
        assert "措施已到期" in client.get(LEDGER).text
        assert "方案里的措施都已到期" in client.get(f"/desk/cases/{red}/").text


def test_it_says_where_each_matter_is_and_how_far_it_has_come(world, two):
    text = world.town_wang.client.get(LEDGER).text
    assert ("大坪村" in text, "已受理" in text) == (True, True)


@pytest.mark.parametrize("query", ["?colour=无", "?state=x", "?after=²", "?after=99999999999999999999", "?x=1"])
def test_nonsense_in_the_address_breaks_nothing(world, two, query):
    assert world.mediator_zhang.client.get(f"{LEDGER}{query}").status_code == 200


def test_the_second_page_begins_where_the_first_ended(world, two):
    with scope(world.mediator_zhang.actor):
        template = Risk.objects.get(colour="yellow")
        for _ in range(PAGE + 5):
            template.pk, template.ended_at, template.ended = None, now(), "expired"
            template.save(force_insert=True)
    first = world.mediator_zhang.client.get(f"{LEDGER}?state=expired").context["table"]
    rest = world.mediator_zhang.client.get(first.more_url).context["table"]
    assert (len(first.rows), len(rest.rows), rest.more_url) == (PAGE, 5, "")


def test_no_person_of_a_case_is_named_in_it_or_in_its_export(world, two):
    with scope(world.town_wang.actor):
        names = [party.name for risk in Risk.objects.all() for party in risk.case.parties.all()]
    text = world.town_wang.client.get(LEDGER).text
    answer = world.town_wang.client.get(f"{LEDGER}export.xlsx")
    book = zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content)))
    sheet = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    assert two[0] in text
    assert two[0] in sheet
    assert "红色" in sheet
    assert not [name for name in names if name in text or name in sheet]


def test_who_may_not_see_or_not_export_takes_nothing_away(world, two):
    assert world.mediator_zhang.client.get(f"{LEDGER}export.xlsx").status_code == 403
    assert world.in_post("posted_cadre").client.get(f"{LEDGER}export.xlsx").status_code == 403
