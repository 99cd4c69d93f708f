"""Makes lines of rows, or says in plain words what is wrong with a row."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.orgs.models import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fengge.core.lists import Row

OFFICIAL = 12
LONGEST_NAME = 80
UNSEEN = {"Cc", "Cf", "Cs"}  # control, direction and half characters; rare ones of GB 18030 are none of these
VILLAGERS, RESIDENTS = "村民委员会", "居民委员会"


class WrongRow(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """Why a row cannot be taken."""


@dataclass(frozen=True)
class Line:
    """A division as the file says it should be."""

    row: int
    code: str
    name: str
    kind: str = ""
    predecessors: tuple[str, ...] = ()
    longitude: float | None = None
    latitude: float | None = None


@dataclass
class Checked:
    """What the rows came to: lines by code, and what is wrong by row number."""

    lines: dict[str, Line] = field(default_factory=dict)
    wrong: list[tuple[int, str]] = field(default_factory=list)


def check(rows: Iterable[Row], *, county: str) -> Checked:
    """Every row as a line, or its mistake; a code that stands twice is wrong the second time."""
    checked = Checked()
    for row in rows:
        try:
            line = _line(row, county)
        except WrongRow as wrong:
            checked.wrong.append((row.number, str(wrong)))
            continue
        if (first := checked.lines.setdefault(line.code, line)) is not line:
            words = _("代码 %(code)s 与第 %(row)d 行重复") % {"code": line.code, "row": first.row}
            checked.wrong.append((row.number, words))
    return checked


def level_code(written: str) -> str:
    """A code cut to its level: official 12-digit codes end in zeros where a level is not used.

    520329102000 is the town 520329102. Raises WrongRow for anything that is no code of a level.
    """
    code = re.sub(r"\s", "", written)
    if not re.fullmatch(r"[0-9]+", code):
        raise WrongRow(_("代码“%s”只能是数字") % written[:40])
    if len(code) == OFFICIAL:
        return _cut(code)
    if len(code) not in Level.values:
        words = _("代码“%(code)s”是 %(length)d 位；应为 12 位官方代码，网格 15 位，联户 18 位")
        raise WrongRow(words % {"code": code[:40], "length": len(code)})
    return code


def _cut(code: str) -> str:
    if not code.endswith("000"):
        return code
    if not code.endswith("000000"):
        return code[: Level.TOWN]
    if code[4:6] != "00":
        return code[: Level.COUNTY]
    return code[: Level.CITY] if code[2:4] != "00" else code[: Level.PROVINCE]


def _line(row: Row, county: str) -> Line:
    cells = row.cells
    code = level_code(cells["code"])
    if not (code.startswith(county) or county.startswith(code)):
        raise WrongRow(_("代码 %(code)s 不属于本县（%(county)s）") % {"code": code, "county": county})
    name, kind = _name(cells["name"], cells.get("kind", ""), len(code))
    old = tuple(level_code(part) for part in re.split(r"[、,，;；\s]+", cells.get("predecessors", "")) if part)
    if code in old:
        raise WrongRow(_("原代码不能与代码相同"))
    longitude, latitude = _degrees(cells, "longitude", 180), _degrees(cells, "latitude", 90)
    return Line(row.number, code, name, kind, old, longitude, latitude)


def _name(written: str, kind: str, level: int) -> tuple[str, str]:
    """The place's own name: a committee's name without 村民委员会, which tells its kind."""
    name = re.sub(r"\s", "", written)
    if level == Level.VILLAGE and name.endswith((VILLAGERS, RESIDENTS)):
        kind = kind or ("村" if name.endswith(VILLAGERS) else "社区")
        name = name.removesuffix(VILLAGERS).removesuffix(RESIDENTS)
    if any(unicodedata.category(character) in UNSEEN for character in name + kind):
        raise WrongRow(_("名称或类别里有看不见的字符，请删去后重打"))
    if not name:
        raise WrongRow(_("缺少名称"))
    if len(name) > LONGEST_NAME:
        raise WrongRow(_("名称超过 %d 个字") % LONGEST_NAME)
    return name, kind.strip()[:20]


def _degrees(cells: dict[str, str], key: str, most: int) -> float | None:
    written = cells.get(key, "")
    if not written:
        return None
    try:
        value = float(written)
    except ValueError:
        value = most + 1.0
    if not -most <= value <= most:
        raise WrongRow(_("经纬度“%s”不是有效的度数") % written[:40])
    return value
