"""Golden files: what the tests saw, written down, reviewed by eye, and compared ever after."""

from __future__ import annotations

import csv
from pathlib import Path

HERE = Path(__file__).parent
HINT = "look at each difference; if it is right: pytest {test} --write -n 0"

Table = dict[str, dict[str, str]]


def read(name: str) -> Table:
    """Rows by their first column, each a dict of the others; nothing when the file is not there yet."""
    path = HERE / name
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row.pop(next(iter(row))): row for row in csv.DictReader(file)}


def write(name: str, first: str, table: Table) -> None:
    """Rows in the order of their names."""
    columns = list(next(iter(table.values())))
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow([first, *columns])
        rows.writerows([key, *(row[column] for column in columns)] for key, row in sorted(table.items()))


def differences(was: Table, now: Table) -> list[str]:
    """One sentence for each row or cell that is not as it was."""
    gone = [f"{key}: in the file, but not there any more" for key in was.keys() - now.keys()]
    new = [f"{key}: not in the file" for key in now.keys() - was.keys()]
    changed = [
        f"{key}, {column}: was {was[key].get(column, 'absent')}, is {cell}"
        for key in was.keys() & now.keys()
        for column, cell in now[key].items()
        if was[key].get(column) != cell
    ]
    return sorted([*gone, *new, *changed])
