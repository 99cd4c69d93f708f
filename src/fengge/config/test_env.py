"""A wrong setting is told in one line; it never shows a traceback, nor a password."""

import pytest

from fengge.config.env import Env, WrongSetting


def test_a_wrong_number_is_told_in_one_line_with_its_name_and_its_limits():
    with pytest.raises(WrongSetting) as told:
        Env({"FENGGE_WEB_THREADS": "many"}).number("FENGGE_WEB_THREADS", 4, low=1, high=256)
    assert "FENGGE_WEB_THREADS" in str(told.value)
    assert "from 1 to 256" in str(told.value)
    assert "\n" not in str(told.value)


def test_a_wrong_database_address_is_told_without_repeating_its_password():
    for value in ("mysql://u:secret@h/d", "postgresql://u:secret@h:port/d", "postgresql://u:secret@h/"):
        with pytest.raises(WrongSetting) as told:
            Env({"DATABASE_URL": value}).database("DATABASE_URL")
        assert "secret" not in str(told.value)


def test_a_database_address_keeps_its_password_port_socket_and_options():
    address = "postgresql://fengge_app:p%40ss@db.example:6432/fengge?sslmode=require"
    database = Env({"DATABASE_URL": address}).database("DATABASE_URL")
    assert database == {
        "NAME": "fengge",
        "USER": "fengge_app",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": 6432,
        "OPTIONS": {"sslmode": "require"},
    }
    socket = Env({"DATABASE_URL": "postgresql://fengge_app@/fengge?host=/run/postgresql"}).database("DATABASE_URL")
    assert socket is not None
    assert (socket["HOST"], socket["PORT"]) == ("/run/postgresql", "")


@pytest.mark.parametrize("value", ["maybe", "2", "ja"])
def test_a_flag_is_yes_or_no_and_nothing_else(value):
    with pytest.raises(WrongSetting):
        Env({"FENGGE_DEMO": value}).flag("FENGGE_DEMO")


def test_an_empty_value_counts_as_not_given():
    assert Env({"FENGGE_PACK": " "}).text("FENGGE_PACK", "yuqing") == "yuqing"
    assert Env({"DATABASE_URL": ""}).database("DATABASE_URL") is None
