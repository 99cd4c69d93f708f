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
from fengge.cases.models import Case
from fengge.cases.opening import openings
from fengge.cases.procedure import ProcedureError
from fengge.cases.procedure.clocks.length import WorkingDays
from fengge.core.access import scope
from fengge.core.clock import at, now
from tests.world import VILLAGE

PAGE = Path(__file__).resolve().parent.parent / "docs/howto/add-a-procedure.md"
BLOCKS = dict(re.findall(r"```(\w+)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))
FORGET = (procedures.declared, procedures._set_by, openings._plain)


@pytest.fixture
def follow(tmp_path, monkeypatch):
    """Make the folder as the page says; afterwards nothing of it is left."""
    monkeypatch.setattr(procedures, "__path__", [*procedures.__path__, str(tmp_path)])

    def make(text: str):
        folder = tmp_path / "lending"
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").write_text('"""Lending."""\n', encoding="utf-8")
        (folder / "procedure.py").write_text(text, encoding="utf-8")
        forget()
        importlib.invalidate_caches()
        return procedures.get("lending")

    yield make
    forget()


def forget():
    for one in FORGET:
        one.cache_clear()
    for name in [name for name in sys.modules if name.startswith("fengge.cases.procedures.lending")]:
        del sys.modules[name]


def mended() -> str:
    return BLOCKS["python"].replace('"lending.asked"', '"case.reported"')


def test_the_mistake_on_the_page_is_told_in_the_words_of_the_page(follow):
    with pytest.raises(ProcedureError) as refused:
        follow(BLOCKS["python"])
    assert str(refused.value) == BLOCKS["text"].strip()


def test_the_mended_declaration_is_found_by_being_there(follow):
    lending = follow(mended())
    assert lending in procedures.all()
    assert [action.key for action in lending.actions_for("asked", {"cases.step"})] == ["lend", "decline"]


def test_the_countys_setting_on_the_page_is_accepted(follow):
    settings = tomllib.loads(BLOCKS["toml"])["procedures"]["lending"]["settings"]
    limit = follow(mended()).with_settings(settings).deadline("lending")
    assert (limit.length, limit.example) == (WorkingDays(5), False)


def test_a_case_goes_through_it_without_a_line_of_code(follow, world):
    follow(mended())
    said = {"channel": "counter", "division": VILLAGE, "facts": "借十张桌子办酒。", "client_id": "3" * 32}
    assert world.secretary_li.client.post("/desk/cases/new/lending/", said).status_code == 302
    with scope(world.secretary_li.actor):
        case = Case.objects.get()
        assert hand_in(case, "lend", {}, by=world.secretary_li.actor).ok
        with at(now() + timedelta(hours=1)):
            assert not hand_in(case, "bring_back", {}, by=world.secretary_li.actor).ok
            assert hand_in(case, "bring_back", {"what": "十张桌子都还了。"}, by=world.secretary_li.actor).ok
            case.refresh_from_db()
            assert case.stage == "back"
            assert [clock.is_open for clock in clocks_of(case, now())] == [False, False]
