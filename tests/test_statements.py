"""Statements written out once ask, store and refuse as the managers do."""

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from fengge.cases.models import Case, Holding, Party
from fengge.core.access import VISITOR, UnscopedError, scope, scoped_models
from fengge.core.calendar.county import county_calendar
from fengge.core.clock import now, today
from fengge.core.models import CalendarDay
from fengge.core.statements import change, children, exists, insert, one
from fengge.core.testing.database import database_role
from fengge.orgs.models import Division
from tests.rows import one_of_each
from tests.world import VILLAGE


@pytest.fixture
def rows(world):
    return one_of_each(world)


def values(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_the_own_village_reads_what_the_manager_reads(world, rows):
    with scope(world.secretary_li.actor):
        different = [
            model._meta.label
            for model, row in rows.items()
            if values(one(model, pk=row.pk)) != values(model.objects.get(pk=row.pk))
        ]
    assert different == []


@pytest.mark.parametrize("role", ["fengge_app", "fengge_owner"], ids=["wall standing", "wall lifted"])
@pytest.mark.parametrize("who", ["the next village", "a visitor"])
def test_nobody_else_reads_locks_or_finds_any(world, rows, role, who):
    actor = world.secretary_next.actor if who == "the next village" else VISITOR
    with database_role(role), scope(actor):
        seen = [
            model._meta.label
            for model, row in rows.items()
            if one(model, pk=row.pk) or one(model, lock=True, pk=row.pk) or exists(model, pk=row.pk)
        ]
    assert seen == []


def test_whoever_shows_the_key_reads_the_case_and_what_hangs_on_it(rows):
    case = rows[Case]
    with scope(VISITOR.holding(case.access_key)):
        assert one(Case, number=case.number) == case
        assert exists(Party, case_id=case.pk)


@pytest.mark.parametrize("model", scoped_models(), ids=lambda model: model._meta.label)
def test_outside_a_scope_rows_are_refused_rather_than_given(db, model):
    with pytest.raises(UnscopedError):
        one(model, pk=1)


def test_children_come_in_their_order(world):
    case = world.registered()
    with scope(world.secretary_li.actor):
        case = one(Case, pk=case.pk)
        assert [values(party) for party in children(Party, case)] == [values(party) for party in case.parties.all()]


def test_only_what_is_wanted_is_read(world):
    with CaptureQueriesContext(connection) as asked:
        place = one(Division, only=("code", "valid_from", "valid_to"), pk=VILLAGE)
    assert place.is_current(today())
    assert "boundary" not in asked[0]["sql"]
    assert place.get_deferred_fields() >= {"boundary", "name"}


def test_a_row_is_stored_with_its_defaults_its_sealed_fields_and_their_indexes(world):
    with scope(world.secretary_li.actor):
        party = insert(Party(case=world.case, role="third", order=7, name="冉小河", phone="13800004321"))
        assert values(Party.objects.get(pk=party.pk)) == values(party)
        assert Party.objects.get(phone_index="138 0000 4321") == party
    assert not party._state.adding


def test_only_the_columns_named_are_changed(world):
    with scope(world.secretary_li.actor):
        case = Case.objects.get(pk=world.case.pk)
        case.title, case.team, case.facts = "改过的事由", ["a:1", "o:2"], "没有存下的话"
        change(case, ["title", "team"])
        stored = Case.objects.get(pk=case.pk)
    assert (stored.title, stored.team) == ("改过的事由", ["a:1", "o:2"])
    assert stored.facts != case.facts


def test_a_row_that_is_gone_is_not_changed_in_silence(world):
    with scope(world.secretary_li.actor):
        held = insert(Holding(case=world.case, rung="village", division=VILLAGE, since=now(), until=now()))
        Holding.objects.filter(pk=held.pk).delete()
        with pytest.raises(DatabaseError):
            change(held, ["reason"])


def test_whoever_listens_to_a_model_hears_of_it(db):
    holiday = today().replace(month=3, day=4)
    assert holiday not in county_calendar().holidays
    day = insert(CalendarDay(day=holiday, kind="holiday", name="放假"))
    assert holiday in county_calendar().holidays
    day.kind = "festival"
    change(day, ["kind"])
    assert holiday not in county_calendar().holidays
