"""The inherited suites: whatever row is somebody's, the next village does not see it, change it or add to it.

They run for every scoped model there is, on rows made from the model itself (tests/rows.py). The first wall is the
managers', the second the database's; each is tried with the other lifted.
"""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from fengge.core.access import VISITOR, UnscopedError, scope, scoped_models
from fengge.core.access.wall import parent_table, policy_sql
from fengge.core.testing.database import database_role
from tests.rows import one_of_each

MODELS = scoped_models()
BETWEEN_UNITS = {
    "cases.Letter",
    "cases.LetterReply",
    "cases.ReplyFile",
    "cases.Urging",
}  # no resident reads them with the case's key
OF_A_PLACE = {"cases.Tally", "cases.HotlineImport"}  # numbers of no one case, and lists before they are cases
# What staff said of a case among themselves; no key of a resident's opens it.
MEETINGS = ("Meeting", "AgendaItem", "LeftOut", "Attendance", "Decision")
RISKS = ("Risk", "SafetyPlan", "SafetyMeasure", "PoliceReport")
OF_STAFF_ALONE = {f"cases.{name}" for name in (*MEETINGS, *RISKS, "HotlineImport")}
every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)


@pytest.fixture
def rows(world):
    return one_of_each(world)


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else cursor.rowcount


@every_model
def test_outside_a_scope_rows_are_refused_rather_than_given(model):
    with pytest.raises(UnscopedError):
        model.objects.all()


def test_the_own_village_sees_one_row_of_everything(world, rows):
    with scope(world.secretary_li.actor):
        unseen = [model._meta.label for model, row in rows.items() if not model.objects.filter(pk=row.pk).exists()]
    assert unseen == []


def test_the_next_village_sees_none_through_the_managers(world, rows):
    with scope(world.secretary_next.actor):
        assert [model._meta.label for model in rows if model.objects.exists()] == []


def test_the_next_village_sees_none_with_the_managers_lifted(world, rows):
    with scope(world.secretary_next.actor):
        assert [model._meta.label for model in rows if model.everywhere.exists()] == []


def test_a_visitor_without_a_key_sees_none(rows):
    with scope(VISITOR):
        assert [model._meta.label for model in rows if model.objects.exists() or model.everywhere.exists()] == []


def test_whoever_shows_the_key_sees_what_it_opens_and_nothing_else(rows):
    case, plate = rows[apps.get_model("cases.case")], rows[apps.get_model("people.doorplate")]
    with scope(VISITOR.holding(plate.key)):
        assert [model._meta.label for model in rows if model.everywhere.exists()] == ["people.Doorplate"]
    with scope(VISITOR.holding(case.access_key)):
        opened = {model._meta.label for model in rows if model.everywhere.exists()}
    of_the_case = {model._meta.label for model in MODELS if model._meta.app_label == "cases"}
    assert opened == of_the_case - BETWEEN_UNITS - OF_A_PLACE - OF_STAFF_ALONE


def test_with_nobody_named_the_database_gives_no_row(rows):
    for setting in ("scope", "clearance", "teams", "keys", "ties", "audit"):
        sql(f"RESET fengge.{setting}")
    assert [model._meta.label for model in rows if model.everywhere.exists()] == []


@pytest.mark.parametrize("statement", ["UPDATE {table} SET id = id WHERE id = %s", "DELETE FROM {table} WHERE id = %s"])
def test_the_next_village_changes_and_deletes_none_by_hand_written_sql(world, rows, statement):
    with scope(world.secretary_next.actor):
        reached = [
            model._meta.label
            for model, row in rows.items()
            if sql(statement.format(table=model._meta.db_table), row.pk) != 0
        ]
    assert reached == []


def test_the_next_village_adds_none_by_hand_written_sql(world, rows):
    let_in = [
        model._meta.label for model, row in rows.items() if not is_refused(model, row, world.secretary_next.actor)
    ]
    assert let_in == []


def is_refused(model, row, by):
    """Whether the database refuses this actor a copy of the row, for its wall and for nothing else."""
    fields = [field for field in model._meta.concrete_fields if not (field.primary_key or field.generated)]
    names = ", ".join(f'"{field.column}"' for field in fields)
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    marks = ", ".join(["%s"] * len(fields))
    try:
        with scope(by), transaction.atomic():
            sql(f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks})", *values)
    except DatabaseError as error:
        return "row-level security" in str(error)
    return False


@every_model
def test_the_wall_in_the_database_is_what_the_model_declares_today(db, model):
    table = model._meta.db_table
    with database_role("fengge_owner"), transaction.atomic():
        standing = policies(table)
        sql(f"DROP POLICY {table}_scope ON {table}")
        sql(policy_sql(table, model.rows, parent_table(model)))
        declared = policies(table)
        transaction.set_rollback(True)
    assert standing == declared


def policies(table):
    return sql(
        "SELECT policyname, permissive, roles, cmd, qual, with_check FROM pg_policies WHERE tablename = %s ORDER BY 1",
        table,
    )


WALLED = """
SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid WHERE c.relrowsecurity
"""
LEADING_TO = """
SELECT DISTINCT child.relname FROM pg_constraint k
JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
WHERE k.contype = 'f' AND parent.relname = ANY (%s)
"""


def test_every_scoped_model_has_its_wall(db):
    walled = {name for (name,) in sql(WALLED)}
    assert {model._meta.db_table for model in MODELS} - walled == set()


def test_every_table_that_leads_to_a_walled_one_is_walled_too(db):
    scoped = [model._meta.db_table for model in MODELS]
    leading = {name for (name,) in sql(LEADING_TO, scoped)}
    assert leading - {name for (name,) in sql(WALLED)} == set()


def test_no_role_of_service_can_pass_a_wall(db):
    assert (
        sql(
            "SELECT rolname FROM pg_roles WHERE rolname IN ('fengge_app', 'fengge_worker')"
            " AND (rolsuper OR rolbypassrls)"
        )
        == []
    )
