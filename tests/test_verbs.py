"""Verbs are whole: authorised, recorded, once."""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from fengge.core.access import AUDIT_READ, Actor, Permission, scope
from fengge.core.models import Event
from fengge.core.testing.database import database_role
from fengge.core.verbs import Conflict, NotAllowed, record, verb
from fengge.orgs.models import Person

RENAME = Permission("core.test_rename", "改名")
CLERK = Actor(
    kind="staff", name="李四", appointment_id=1, post_title="村文书", permissions=frozenset({RENAME, AUDIT_READ})
)
pytestmark = pytest.mark.django_db


@verb(RENAME, event="person.renamed")
def rename(person, name, *, by):
    person.name = name
    record(length=len(name))


@verb(RENAME, event="person.entered")
def enter(name, *, by):
    return Person.objects.create(name=name)


def the_events():
    with scope(CLERK):
        return list(Event.objects.order_by("id").values_list("type", "signature", "changes", "details"))


def test_a_clerk_renames_and_history_tells_what_it_was():
    person = Person.objects.create(name="王五")
    rename(person, "王𬱖", by=CLERK)
    assert Person.objects.get(pk=person.pk).name == "王𬱖"
    assert the_events() == [("person.renamed", "村文书 李四", {"name": ["王五", "王𬱖"]}, {"length": 2})]


def test_somebody_without_the_permission_changes_nothing_and_leaves_no_event():
    person = Person.objects.create(name="王五")
    with pytest.raises(NotAllowed):
        rename(person, "赵六", by=Actor(kind="staff", appointment_id=2))
    assert Person.objects.get(pk=person.pk).name == "王五"
    assert the_events() == []


def test_the_same_submission_twice_makes_one_person():
    client_id = uuid.uuid4()
    first = enter("王五", by=CLERK, client_id=client_id)
    second = enter("王五", by=CLERK, client_id=client_id)
    assert first == second
    assert Person.objects.filter(name="王五").count() == 1


@pytest.mark.parametrize("statement", ["UPDATE core_event SET signature = 'x'", "DELETE FROM core_event"])
def test_the_web_reaches_no_event_to_rewrite_or_erase(statement):
    enter("王五", by=CLERK)
    with scope(CLERK), connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount == 0


@pytest.mark.parametrize(
    "statement", ["UPDATE core_event SET signature = 'x'", "DELETE FROM core_event", "TRUNCATE core_event"]
)
def test_not_even_the_owner_rewrites_or_erases_an_event(statement):
    enter("王五", by=CLERK)
    with database_role("fengge_owner"), pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)
    assert len(the_events()) == 1


def test_a_failing_verb_leaves_nothing_half_done():
    @verb(RENAME, event="person.broken")
    def break_off(person, *, by):
        Person.objects.create(name="半途")
        raise Conflict("中断", version=1, changed={})

    with pytest.raises(Conflict):
        break_off(Person.objects.create(name="王五"), by=CLERK)
    assert not Person.objects.filter(name="半途").exists()
