"""Judges the rows of a list of orders: what is new, what is here already and as which case, what is wrong and in which row."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fengge.cases.hotline.inputs import OrderGiven
from fengge.cases.hotline.orders import already
from fengge.cases.models import HotlineOrder
from fengge.cases.vocabulary import kinds_of
from fengge.core.access import current_actor
from fengge.core.inputs import Line, bind
from fengge.core.inputs import field as asked
from fengge.core.lists import Headings
from fengge.orgs.models import Division

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fengge.core.lists import Row

HEADINGS = Headings(
    {
        "number": ("工单编号", "平台工单编号", "编号", "number"),
        "kind": ("工单类别", "类别", "kind"),
        "facts": ("问题描述", "诉求内容", "facts"),
        "words": ("转办意见", "words"),
        "division": ("属地", "区划", "村（社区）", "place"),
        "place_words": ("地址", "具体地点", "地点", "address"),
        "name": ("联系人", "诉求人", "name"),
        "phone": ("联系电话", "电话", "phone"),
        "urgent": ("紧急程度", "紧急", "urgent"),
        "received_at": ("受理时间", "接收时间", "平台受理时间", "received_at"),
        "due_at": ("办结时限", "平台办结时限", "截止时间", "due_at"),
        "urged": ("催办次数", "平台催办次数", "urged"),
    },
    required=("number", "facts", "received_at", "due_at"),
)
URGENT = {"紧急", "特急", "加急", "是", "1", "urgent", "yes"}
OTHER = "t99"
MOMENT = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]*(\d{1,2}):(\d{1,2})(?::\d{1,2})?", re.ASCII)


class RowGiven(OrderGiven):
    """A row: what the form asks, with the place written out."""

    division: Line | None = asked(gettext_lazy("属地"), max=60)


@dataclass
class Plan:
    """What an import would do."""

    new: list[OrderGiven] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)

    @property
    def is_ready(self) -> bool:
        """Nothing wrong, something to do."""
        return bool(self.new) and not self.wrong


def plan(rows: Iterable[Row]) -> Plan:
    """A fixed number of questions, however long the list."""
    rows, found, seen = list(rows), Plan(), dict[str, int]()
    numbers = [row.cells.get("number", "") for row in rows]
    known = {one.number: one for one in HotlineOrder.objects.filter(number__in=numbers).select_related("case")}
    places = _places()
    for row in rows:
        given = _judged(row, places, known, seen, found)
        if given is not None:
            found.new.append(given)
    return found


def _judged(
    row: Row, places: Mapping[str, str], known: Mapping[str, HotlineOrder], seen: dict[str, int], found: Plan
) -> OrderGiven | None:
    bound, place = bind(RowGiven, read(row.cells)), row.cells.get("division", "").strip()
    wrong = [f"{each.label if each else ''}：{words}".lstrip("：") for each, words in bound.summary]
    if place and place not in places:
        wrong.append(_("辖区里没有“%s”") % place[:60])
    number = row.cells.get("number", "")
    if number in known:
        wrong.append(already(known[number]))
    if (first := seen.setdefault(number, row.number)) != row.number:
        wrong.append(_("与第 %d 行是同一工单") % first)
    found.wrong += [(row.number, words) for words in wrong]
    return None if wrong else bound.value.model_copy(update={"division": places.get(place)})


def read(cells: Mapping[str, str]) -> dict[str, str]:
    """The cells as a form would have them: kinds by their key, moments in one way, yes and no."""
    given = {name: value.strip() for name, value in cells.items() if value.strip()}
    titles = {str(title): key for key, title in kinds_of("hotline")}
    written = given.get("kind", "")
    given["kind"] = titles.get(written, written if written in titles.values() else OTHER)
    given["urgent"] = "yes" if given.get("urgent", "") in URGENT else "no"
    for name in ("received_at", "due_at"):
        if parts := MOMENT.fullmatch(given.get(name, "")):
            year, month, day, hour, minute = map(int, parts.groups())
            given[name] = f"{year}-{month:02}-{day:02} {hour:02}:{minute:02}"
    return given


def _places() -> dict[str, str]:
    """Divisions of the reader's places by code and by name; a name that means two means none."""
    found: dict[str, set[str]] = {}
    for code, name in Division.objects.under(*current_actor().places).values_list("code", "name"):
        for written in (code, name):
            found.setdefault(written, set()).add(code)
    return {written: codes.pop() for written, codes in found.items() if len(codes) == 1}
