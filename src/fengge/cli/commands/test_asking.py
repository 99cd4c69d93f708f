"""The commands that only ask."""

import json
import sys

import pytest

from fengge.cli import COMMANDS, main, module
from fengge.cli.commands import figures, procedures
from fengge.core.figures import all_figures, figure
from fengge.core.testing.database import database_role

registry = sys.modules[figure.__module__]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name, capsys):
    with pytest.raises(SystemExit) as ended:
        main([name.replace("_", "-"), "--help"])
    assert ended.value.code == 0
    assert module(name).__doc__.split("\n")[0].split()[0] in capsys.readouterr().out


def test_the_procedures_are_listed_with_their_sizes(capsys):
    assert procedures.show(as_json=True) == 0
    listed = {one["key"]: one for one in json.loads(capsys.readouterr().out)}
    assert listed["mediation"]["title"] == "人民调解"
    assert listed["mediation"]["stages"] > 5


def test_a_procedure_is_drawn_as_text_and_as_a_picture(capsys):
    procedures.draw("mediation", svg=False)
    assert capsys.readouterr().out.startswith("stateDiagram-v2\n")
    procedures.draw("mediation", svg=True)
    assert "<svg" in capsys.readouterr().out


def test_an_unknown_procedure_is_told_with_those_there_are():
    with pytest.raises(SystemExit, match="mediation"):
        procedures.draw("mediatoin", svg=False)


@pytest.mark.django_db
def test_figures_are_counted_over_the_whole_county_with_their_addresses(monkeypatch):
    monkeypatch.setattr(registry, "_figures", {})  # one of its own, forgotten afterwards

    @figure("tests.accounts", title="账号", unit="个", definition="all", opens="account_login", sets=("tests",))
    def accounts(asked):
        from fengge.orgs.models import Account

        return Account.objects.all()

    assert accounts
    with database_role("fengge_worker"):
        (counted,) = figures.counted("tests", "")
    assert (counted["key"], counted["value"], counted["unit"]) == ("tests.accounts", 0, "个")
    assert counted["url"].startswith("http://127.0.0.1:8000/account/login/?figure=tests.accounts")


def test_an_empty_set_of_figures_is_told():
    assert all_figures("no-such-set") == []
    with pytest.raises(SystemExit, match="no-such-set"):
        figures.counted("no-such-set", "")
