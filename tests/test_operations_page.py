"""The operations page keeps up with the program."""

import re
from pathlib import Path

from fengge.cli import COMMANDS

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
READ = re.compile(r'(?:env\.\w+|environ\.get|_required)\(\s*"([A-Z_]+)"')
NOT_FOR_PEOPLE = {"FENGGE_DB_ROLE", "FENGGE_PARENT"}  # set by the commands themselves


def test_every_setting_stands_in_the_table():
    names = {name for path in (ROOT / "src").rglob("*.py") for name in READ.findall(path.read_text(encoding="utf-8"))}
    assert "FENGGE_PACK" in names
    told = {name for name in names if name.startswith(("FENGGE_", "DATABASE_"))} - NOT_FOR_PEOPLE
    assert sorted(name for name in told if f"`{name}`" not in PAGE) == []


def test_every_command_named_on_the_page_exists():
    known = {name.replace("_", "-") for name in COMMANDS}
    assert set(re.findall(r"`?fengge ([a-z][a-z-]+)", PAGE)) <= known
