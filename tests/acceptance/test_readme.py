"""The table of failures keeps up with the tests."""

import re
from pathlib import Path

HERE = Path(__file__).parent
TABLE = (HERE / "README.md").read_text(encoding="utf-8")


def test_every_number_has_a_row_and_every_file_of_a_row_is_there():
    assert re.findall(r"^\| F(\d+) \|", TABLE, re.MULTILINE) == [str(number) for number in range(1, 19)]
    named = re.findall(r"`([\w./]+\.py)`", TABLE)
    assert [name for name in named if not (HERE / name).resolve().is_file()] == []


def test_every_file_of_this_folder_stands_in_its_row():
    missing = [path.name for path in sorted(HERE.glob("test_f*.py")) if f"`{path.name}`" not in TABLE]
    assert missing == []
    assert all(f"F{int(path.name[6:8])} |" in TABLE for path in HERE.glob("test_f*.py"))
