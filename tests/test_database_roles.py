"""The second wall is real in tests: they run as the web's role, which owns nothing and passes nothing."""

import pytest
from django.db import DatabaseError, connection, transaction

from fengge.core.access import system
from fengge.core.audit.jobs import SEAL, VERIFY
from fengge.core.testing.database import database_role
from fengge.orgs.models import Account, Person

pytestmark = pytest.mark.django_db


def answer(question: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


def refuses(command: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(command)
    except DatabaseError:
        return True
    return False


def test_tests_run_as_the_role_that_serves_the_web():
    assert answer("SELECT session_user || ' ' || current_user") == "fengge_app fengge_app"


@pytest.mark.parametrize("role", ["fengge_app", "fengge_worker"])
def test_web_and_worker_own_nothing_and_do_not_pass_the_wall(role):
    assert answer(f"SELECT count(*) FROM pg_class WHERE relowner = '{role}'::regrole") == 0
    assert answer(f"SELECT rolbypassrls OR rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = '{role}'") is False


def test_the_web_can_neither_become_the_system_nor_truncate_nor_change_a_table():
    assert refuses("SET LOCAL ROLE fengge_system")
    assert refuses("SET LOCAL ROLE fengge_owner")
    assert refuses("TRUNCATE orgs_account CASCADE")
    assert refuses("ALTER TABLE orgs_account ADD COLUMN note text")
    assert refuses("CREATE TABLE mine (id int)")


def test_the_worker_becomes_the_system_only_by_saying_so():
    with database_role("fengge_worker"):
        assert answer("SELECT pg_has_role('fengge_system', 'USAGE')") is False
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE fengge_system")
            assert answer("SELECT current_user::text") == "fengge_system"
        assert answer("SELECT session_user::text") == "fengge_worker"
    assert answer("SELECT session_user::text") == "fengge_app"


def test_a_job_within_a_job_leaves_the_outer_one_the_system():
    with database_role("fengge_worker"), system(SEAL):
        with system(VERIFY):
            assert answer("SELECT current_user::text") == "fengge_system"
        assert answer("SELECT current_user::text") == "fengge_system"


def test_a_role_put_on_for_a_moment_is_taken_off_after_an_error_too():
    with pytest.raises(DatabaseError), transaction.atomic(), database_role("fengge_worker"):
        answer("SELECT no_such_column")
    assert answer("SELECT session_user::text") == "fengge_app"


def test_the_database_sorts_by_code_point_whatever_the_machine_speaks():
    assert answer(
        "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = current_database()"
    ) == ("b C.UTF-8")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempt", [1, 2])
def test_what_one_test_commits_is_gone_for_the_next(attempt):
    assert not Account.objects.exists()
    Account.objects.create_user("li", person=Person.objects.create(name=f"attempt {attempt}"))


@pytest.mark.django_db
def test_indexes_may_serve_conditions_on_arrays_behind_the_wall():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE proleakproof AND proname IN ('arrayoverlap', 'arraycontains')"
        )
        assert len(cursor.fetchall()) == 2
