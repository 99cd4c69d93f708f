"""Reads what was posted into the shape of an input: plain fields, several of one name, files, numbered rows."""

import re
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from fengge.core.inputs.base import Input, Question, is_blank
from fengge.core.inputs.choosing import FlagKind, ManyKind
from fengge.core.inputs.places import Point, PositionKind, UploadsKind

MOST_ROWS = 200
ADD, REMOVE = "_add", "_remove"
Files = MultiValueDict[str, Any] | None


def read(model: type[Input], data: QueryDict, files: Files = None, prefix: str = "") -> dict[str, Any]:
    """The fields of `model` in a posted form, as typed; whatever else was posted is not looked at."""
    found = {}
    for name, asked in model.questions.items():
        value = read_rows(asked, data, files, prefix) if asked.rows else read_one(asked, data, files, prefix + name)
        if value is not None:
            found[name] = value
    return found


def read_one(asked: Question, data: QueryDict, files: Files, key: str) -> Any:
    if isinstance(asked.kind, UploadsKind):
        return [file for file in files.getlist(key) if file] if files else []
    if isinstance(asked.kind, ManyKind):
        return data.getlist(key)
    if isinstance(asked.kind, PositionKind):
        parts = {part: data.get(f"{key}-{part}", "") for part in Point._fields}
        return parts if any(not is_blank(part) for part in parts.values()) else data.get(key)
    return data.get(key)


def read_rows(asked: Question, data: QueryDict, files: Files, prefix: str) -> list[dict[str, Any]]:
    """The rows in the order of their numbers, numbered anew, without those left wholly blank."""
    if asked.rows is None:
        return []
    start = prefix + asked.name
    rows = (read(asked.rows, data, files, f"{start}-{number}-") for number in row_numbers(data, files, start))
    if data.get(ADD) == start or data.get(REMOVE, "").startswith(f"{start}-"):
        return edit_rows(list(rows), start, data)
    return [row for row in rows if not is_blank_row(asked.rows, row)]


def row_numbers(data: QueryDict, files: Files, start: str) -> list[int]:
    pattern = re.compile(rf"{re.escape(start)}-(\d{{1,4}})-.+", re.ASCII | re.DOTALL)
    found = {int(match[1]) for key in [*data, *(files or ())] if (match := pattern.fullmatch(str(key)))}
    return sorted(found)[:MOST_ROWS]


def edit_rows(rows: list[dict[str, Any]], start: str, data: QueryDict) -> list[dict[str, Any]]:
    """Adds a blank row, or takes the named one away."""
    if data.get(ADD) == start:
        return [*rows, {}]
    gone = data.get(REMOVE, "").removeprefix(f"{start}-")
    return [row for number, row in enumerate(rows) if str(number) != gone]


def is_blank_row(model: type[Input], row: Mapping[str, Any]) -> bool:
    """Nothing typed; ticks alone do not make a row."""
    typed = (value for name, value in row.items() if not isinstance(model.questions[name].kind, FlagKind))
    return all(is_blank(value) or value in ([], ()) for value in typed)
