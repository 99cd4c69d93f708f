"""The page docs/howto/add-a-procedure.md does what it says: somebody who follows it has a working procedure."""

import importlib
import re
import sys
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from fengge.cases import procedures
from fengge.cases.engine.asking import hand_in
from fengge.cases.engine.timing import clocks_of
from fengge.cases.opening.inputs import Report
from fengge.cases.opening.reporting import report
from fengge.cases.opening.ticket import Ticket
from fengge.cases.procedure import ProcedureError
from fengge.cases.procedure.clocks.length import WorkingDays
from fengge.core.access import VISITOR, scope
from fengge.core.clock import at, now
from tests.world import VILLAGE

PAGE = Path(__file__).resolve().parent.parent / "docs/howto/add-a-procedure.md"
BLOCKS = dict(re.findall(r"```(\w+)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))
FORGET = (procedures.declared, procedures._set_by)


@pytest.fixture
def follow(tmp_path, monkeypatch):
    """Make the folder as the page says; afterwards nothing of it is left."""
    monkeypatch.setattr(procedures, "__path__", [*procedures.__path__, str(tmp_path)])

    def make(text: str):
        folder = tmp_path / "errand"
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").write_text('"""Errands."""\n', encoding="utf-8")
        (folder / "procedure.py").write_text(text, encoding="utf-8")
        forget()
        importlib.invalidate_caches()
        return procedures.get("errand")

    yield make
    forget()


def forget():
    for one in FORGET:
        one.cache_clear()
    for name in [name for name in sys.modules if name.startswith("fengge.cases.procedures.errand")]:
        del sys.modules[name]


def mended() -> str:
    return BLOCKS["python"].replace('"errand.asked"', '"case.reported"')


def test_the_mistake_on_the_page_is_told_in_the_words_of_the_page(follow):
    with pytest.raises(ProcedureError) as refused:
        follow(BLOCKS["python"])
    assert str(refused.value) == BLOCKS["text"].strip()


def test_the_mended_declaration_is_found_by_being_there(follow):
    errand = follow(mended())
    assert errand in procedures.all()
    assert [action.key for action in errand.actions_for("asked", {"cases.step"})] == ["take", "decline"]


def test_the_countys_setting_on_the_page_is_accepted(follow):
    settings = tomllib.loads(BLOCKS["toml"])["procedures"]["errand"]["settings"]
    delivering = follow(mended()).with_settings(settings).deadline("delivering")
    assert (delivering.length, delivering.example) == (WorkingDays(5), False)


def test_a_case_goes_through_it_without_a_line_of_code(follow, world):
    follow(mended())
    ticket = Ticket.new()
    asked = Report(facts="奶奶腿脚不便，请代取药。")
    case = report(asked, by=VISITOR.holding(ticket.digest), ticket=ticket, division=VILLAGE, procedure="errand")
    with scope(world.secretary_li.actor):
        assert hand_in(case, "take", {}, by=world.secretary_li.actor).ok
        with at(now() + timedelta(hours=1)):
            assert not hand_in(case, "deliver", {}, by=world.secretary_li.actor).ok
            assert hand_in(case, "deliver", {"what": "药已送到，收据已交。"}, by=world.secretary_li.actor).ok
            case.refresh_from_db()
            assert case.stage == "delivered"
            assert [clock.is_open for clock in clocks_of(case, now())] == [False, False]
