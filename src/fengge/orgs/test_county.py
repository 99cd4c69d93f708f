"""The county as it stands after installing its pack."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from fengge.core.packs import load
from fengge.orgs.county.grids import share
from fengge.orgs.county.installing import install
from fengge.orgs.county.locating import forget_cells, locate
from fengge.orgs.models import Appointment, Division, Level, Organisation, Person

DAY = dt.date(2026, 3, 2)


@pytest.fixture
def county(db):
    forget_cells()
    yield install(load("yuqing"), since=DAY)
    forget_cells()


def test_the_county_has_its_true_size(county):
    sizes = {
        level: Division.objects.filter(level=level).count()
        for level in (Level.COUNTY, Level.TOWN, Level.VILLAGE, Level.GRID)
    }
    assert list(sizes.values()) == [1, 10, 71, 736]


def test_every_village_has_its_committee_mediators_and_centre(county):
    for role in ("mediation_committee", "governance_center", "party"):
        assert Organisation.objects.filter(division__level=Level.VILLAGE, key__endswith=f".{role}").count() == 71
    assert Organisation.objects.filter(key="520329001001.residents_committee").get().name == "子营社区居民委员会"
    units = Organisation.objects.filter(key__startswith="520329.", example=True).exclude(kind="mediation_committee")
    assert units.count() == 90


def test_every_village_has_at_least_one_grid(county):
    without = [v.code for v in Division.objects.filter(level=Level.VILLAGE) if not v.children.exists()]
    assert without == []


def test_installing_twice_changes_nothing(county):
    assert install(load("yuqing"), since=DAY) == county


def test_a_second_county_installs_from_its_own_pack(db):
    install(load("daozhen"), since=DAY)
    assert Division.objects.get(code="520325").name == "道真仡佬族苗族自治县"
    assert Division.objects.filter(level=Level.TOWN).count() == 15
    assert Organisation.objects.get(key="520325.police").name == "道真仡佬族苗族自治县公安局"


def test_a_point_is_found_in_its_village(county):
    assert str(locate(27.20915, 107.908762)) == "子营社区"
    assert locate(39.9, 116.4) is None


def test_towns_are_listed_as_they_sound(county):
    names = list(Division.objects.filter(level=Level.TOWN).by_sound().values_list("name", flat=True))
    assert names[:3] == ["敖溪镇", "白泥镇", "大乌江镇"]


def test_a_subtree_is_a_place_and_everything_below(county):
    codes = Division.objects.under("520329102").values_list("code", flat=True)
    assert all(code.startswith("520329102") for code in codes)
    assert len(codes) == 1 + 7 + 90


@pytest.mark.parametrize(
    ("code", "parent"), [("52032910220", "520329102"), ("520329102299", "520329103"), ("5203291022AA", "520329102")]
)
def test_the_database_refuses_a_code_that_lies_about_its_place(county, code, parent):
    with pytest.raises(IntegrityError), transaction.atomic():
        Division.objects.create(code=code, name="假村", parent_id=parent, valid_from=DAY)


def appointed(person, post, since=DAY, until=None, **more):
    return Appointment.objects.create(
        person=person, post=post, division_id="520329", valid_from=since, valid_to=until, **more
    )


def test_nobody_is_system_and_audit_administrator_at_once(county):
    li = Person.objects.create(name="李安")
    appointed(li, "system_admin", until=dt.date(2026, 6, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        appointed(li, "audit_admin")
    appointed(li, "audit_admin", since=dt.date(2026, 6, 1))


def test_the_same_appointment_is_not_held_twice_at_once(county):
    li = Person.objects.create(name="李安")
    appointed(li, "county_justice")
    with pytest.raises(IntegrityError), transaction.atomic():
        appointed(li, "county_justice", since=dt.date(2026, 5, 1))


def test_a_posting_names_its_three_lines(county):
    li = Person.objects.create(name="李安")
    with pytest.raises(IntegrityError), transaction.atomic():
        appointed(li, "posted_cadre", kind="posting")
    unit = Organisation.objects.get(key="520329.justice")
    appointed(li, "posted_cadre", kind="posting", dispatching=unit, managing=unit, using=unit)


def test_a_row_holds_from_its_first_day_until_the_day_it_ends(county):
    li = Person.objects.create(name="李安")
    held = appointed(li, "county_justice", until=dt.date(2026, 4, 1))
    days = [DAY - dt.timedelta(days=1), DAY, dt.date(2026, 3, 31), dt.date(2026, 4, 1)]
    assert [Appointment.objects.current(on=day).contains(held) for day in days] == [False, True, True, False]
    assert [held.is_current(day) for day in days] == [False, True, True, False]


def test_people_are_sorted_by_how_their_surname_sounds(db):
    for name in ("单立群", "曾小红", "安平"):
        Person.objects.create(name=name)
    assert [person.name for person in Person.objects.all()] == ["安平", "单立群", "曾小红"]


@given(
    st.integers(0, 500),
    st.dictionaries(st.text("abc", min_size=1, max_size=3), st.floats(0.1, 9), min_size=1, max_size=12),
)
def test_grids_are_shared_out_whole(total, weights):
    shares = share(total, weights)
    assert sum(shares.values()) == total
    assert total < len(weights) or min(shares.values()) >= 1
