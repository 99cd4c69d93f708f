"""F16: a second county installs with no change of code: names, places, terms and words are data, and a case lives there."""

import pytest

from fengge.cases.models import Case
from fengge.cases.procedure.clocks.length import WorkingDays
from fengge.core.access import scope
from fengge.core.packs import load, pack
from fengge.core.packs.words import word
from fengge.orgs.county.installing import install
from fengge.orgs.models import Division, Organisation
from tests.samples import browser
from tests.world import LONG_AGO, World

FIRST, SECOND = "yuqing", "daozhen"


class SecondCounty(World):
    """The people of a case in the other county, at its own official places."""

    def __init__(self) -> None:
        install(load(SECOND), since=LONG_AGO)
        villages = Division.objects.filter(level=12).order_by("code")
        self.village, self.next_village = villages[0].code, villages[1].code
        self.town, self.county = self.village[:9], self.village[:6]
        self.committee = Organisation.objects.get(key=f"{self.village}.mediation_committee")
        self.settle_people()


@pytest.fixture
def daozhen(db, settings):
    settings.PACK = SECOND
    return SecondCounty()


def test_the_other_county_has_its_own_towns_and_none_of_the_first(daozhen):
    names = set(Division.objects.values_list("name", flat=True))
    assert {"道真仡佬族苗族自治县", "尹珍街道"} <= names
    assert not {"余庆县", "龙溪镇"} & names
    assert not Division.objects.filter(code__startswith="520329").exists()


def test_its_bodies_are_made_of_its_own_name(daozhen):
    county = Organisation.objects.get(key=f"{daozhen.county}.justice")
    assert county.name.startswith("道真")
    assert not Organisation.objects.filter(name__contains="余庆").exists()


def test_the_same_thing_is_called_by_its_own_word_and_the_others_by_the_nation_s(settings):
    settings.PACK = FIRST
    first = word("liaison").title, pack().info.title
    settings.PACK = SECOND
    assert (word("liaison").title, pack().info.title) != first
    assert word("liaison").title == "包保"


def test_a_case_lives_there_from_first_word_to_closing(daozhen):
    case = daozhen.closed()
    with scope(daozhen.secretary_li.actor):
        kept = Case.objects.get()
        assert (kept.stage, kept.origin_division) == ("closed", daozhen.village)
        assert kept.procedure.deadline("acceptance").length == WorkingDays(2)
    with scope(daozhen.secretary_next.actor):
        assert not Case.objects.filter(pk=case.pk).exists()


def test_its_desk_and_its_portal_name_no_other_county(daozhen, client):
    daozhen.accepted()
    desk = browser("village_secretary", daozhen)
    pages = [
        desk.get("/desk/"),
        desk.get("/desk/cases/"),
        client.get("/"),
        client.get("/report/"),
        client.get("/contacts/"),
    ]
    for page in pages:
        assert page.status_code == 200
        assert "余庆" not in page.content.decode()
    assert "道真" in pages[2].content.decode()
