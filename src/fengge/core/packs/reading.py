"""Reads one file of a pack into plain values, complaining with file, line and remedy."""

from __future__ import annotations

import csv
import re
import tomllib
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from fengge.core.packs.errors import PackError

if TYPE_CHECKING:
    from pathlib import Path


def read_toml(path: Path) -> dict[str, Any]:
    """The file's tables. Raises PackError at the line where it cannot be read."""
    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else 1
        raise PackError(
            path, line, _("写法不合 TOML 格式（%s）") % error, _("请检查这一行的引号、等号和括号")
        ) from error


def read_csv(path: Path) -> list[dict[str, str]]:
    """The file's rows by column name, without empty cells. Line n+2 of the file is row n."""
    rows = []
    reader = csv.DictReader(_text(path).splitlines(), restkey="")
    for number, row in enumerate(reader, start=2):
        if "" in row or None in row.values():
            raise PackError(path, number, _("列数与表头不同"), _("请按表头补足或删去多余的逗号"))
        rows.append({column: cell for column, cell in row.items() if cell != ""})
    return rows


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackError(path, 1, _("文件不是 UTF-8 编码"), _("请另存为 UTF-8 编码")) from error


def overlay(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """`over` laid upon `under`: tables key by key, everything else replaced; `false` for a table takes it away."""
    merged = dict(under)
    for key, value in over.items():
        if value is False and isinstance(merged.get(key), dict):
            del merged[key]
            continue
        both_tables = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = overlay(merged[key], value) if both_tables else value
    return merged
