"""Judges the rows and compares them with the book: what is new, what differs, what is wrong and in which row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fengge.core.inputs import Line, bind
from fengge.core.inputs import field as asked
from fengge.core.lists import Headings
from fengge.people.households.entering import HouseholdGiven, grids
from fengge.people.models import Household

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fengge.core.lists import Row

HEADINGS = Headings(
    {
        "division": ("网格", "网格代码", "网格名称", "grid"),
        "address": ("门牌地址", "门牌", "地址", "住址", "address"),
        "members": ("常住人数", "人数", "members"),
        "contact": ("联系人", "户主", "contact"),
        "phone": ("联系电话", "电话", "手机", "phone"),
    },
    required=("division", "address"),
)


class RowGiven(HouseholdGiven):
    """A row: what a form asks, with the grid written out."""

    division: Line = asked(gettext_lazy("网格"), max=60)


@dataclass
class Plan:
    """What an import would do."""

    new: list[RowGiven] = field(default_factory=list)
    changed: list[tuple[Household, RowGiven]] = field(default_factory=list)
    unchanged: int = 0
    wrong: list[tuple[int, str]] = field(default_factory=list)

    @property
    def is_ready(self) -> bool:
        """Nothing wrong, something to do."""
        return not self.wrong and bool(self.new or self.changed)


def plan(rows: Iterable[Row]) -> Plan:
    """Within the actor's places; a fixed number of queries however long the list."""
    found, codes = Plan(), _codes()
    known = {(one.division, one.address): one for one in Household.objects.all()}
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        _judge(row, codes, known, seen, found)
    return found


Codes = dict[str, str]
Doors = dict[tuple[str, str], Household]


def _judge(row: Row, codes: Codes, known: Doors, seen: dict[tuple[str, str], int], found: Plan) -> None:
    bound, written = bind(RowGiven, row.cells), row.cells.get("division", "")
    wrong = [f"{each.label if each else ''}：{words}".lstrip("：") for each, words in bound.summary]
    code = codes.get(_plain(written))
    if written and code is None:
        wrong.append(_("您的辖区里没有网格“%s”") % written[:60])
    found.wrong += [(row.number, words) for words in wrong]
    if wrong or code is None:
        return
    given = bound.value
    door = code, given.address
    if (first := seen.setdefault(door, row.number)) != row.number:
        found.wrong.append((row.number, _("与第 %d 行是同一户") % first))
        return
    _place(row, given.model_copy(update={"division": code}), known.get(door), found)


def _place(row: Row, given: RowGiven, was: Household | None, found: Plan) -> None:
    if was is None:
        found.new.append(given)
    elif was.ended_on:
        found.wrong.append((row.number, _("这一户已注销。")))
    elif (full := _over(was, given)) == _over(was):
        found.unchanged += 1
    else:
        found.changed.append((was, given.model_copy(update=full)))


def _over(was: Household, given: RowGiven | None = None) -> dict[str, object]:
    """What the book would say: a row's own answers, and what is known where it has none."""
    names = ("members", "contact", "phone")
    answers = {name: getattr(given, name) for name in names} if given else {}
    return {name: answers[name] if answers.get(name) is not None else getattr(was, name) for name in names}


def _codes() -> Codes:
    """Grids by code and by name, with or without their village; a name that means two grids means none."""
    found: dict[str, set[str]] = {}
    for code, words in grids():
        for name in {code, words, words.split(" ", 1)[-1]}:
            found.setdefault(_plain(name), set()).add(code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


def _plain(written: str) -> str:
    return "".join(written.split())
