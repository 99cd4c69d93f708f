"""A pooled connection whose server has hung up is never handed out; one that stands is, without a question."""

import time

import pytest
from django.db import connection

from fengge.core.postgres.engine.base import DatabaseWrapper, was_hung_up
from fengge.core.testing.database import database_role


@pytest.fixture
def pooled(db):
    options = {**connection.settings_dict["OPTIONS"], "pool": {"min_size": 1, "max_size": 1, "timeout": 10}}
    wrapper = DatabaseWrapper({**connection.settings_dict, "OPTIONS": options}, alias="pooled")
    yield wrapper
    wrapper.close()
    wrapper.close_pool()


def number_of_its_process(wrapper):
    wrapper.ensure_connection()
    return wrapper.connection.info.backend_pid


def end(process):
    with database_role("postgres"), connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [process])
        assert cursor.fetchone()[0]


def test_a_connection_is_handed_out_again(pooled):
    first = number_of_its_process(pooled)
    pooled.close()
    assert number_of_its_process(pooled) == first


def test_one_that_was_hung_up_is_replaced(pooled):
    first = number_of_its_process(pooled)
    pooled.close()
    end(first)
    assert number_of_its_process(pooled) != first
    with pooled.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


def test_the_servers_farewell_is_heard(pooled):
    process = number_of_its_process(pooled)
    assert not was_hung_up(pooled.connection)
    end(process)
    time.sleep(0.05)
    assert was_hung_up(pooled.connection)
