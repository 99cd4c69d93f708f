"""Judges the rows of a list of orders: what is new, what is here already and as which case, what came twice, what is wrong and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fengge.cases.hotline.cells import is_spoilt, read, with_place
from fengge.cases.hotline.inputs import OrderGiven
from fengge.cases.hotline.orders import ends_before_it_came
from fengge.cases.hotline.places import Places
from fengge.cases.models import HotlineOrder
from fengge.core.clock import local
from fengge.core.inputs import Line, bind
from fengge.core.inputs import field as asked
from fengge.core.lists import Headings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fengge.core.inputs import Bound
    from fengge.core.lists import Row

HEADINGS = Headings(
    {
        "number": ("工单编号", "平台工单编号", "工单号", "编号", "number"),
        "kind": ("工单类别", "工单类型", "诉求类型", "类别", "kind"),
        "facts": ("问题描述", "诉求内容", "工单内容", "facts"),
        "words": ("转办意见", "派单意见", "words"),
        "division": ("属地", "区划", "村（社区）", "所属区域", "place"),
        "place_words": ("地址", "具体地点", "事发地址", "地点", "address"),
        "name": ("联系人", "诉求人", "来电人", "name"),
        "phone": ("联系电话", "来电号码", "电话", "phone"),
        "urgent": ("紧急程度", "紧急", "urgent"),
        "received_at": ("受理时间", "接收时间", "平台受理时间", "received_at"),
        "due_at": ("办结时限", "平台办结时限", "截止时间", "due_at"),
        "urged": ("催办次数", "平台催办次数", "urged"),
    },
    required=("number", "facts", "received_at", "due_at"),
)


class RowGiven(OrderGiven):
    """A row: what the form asks, with the place written out."""

    division: Line | None = asked(gettext_lazy("属地"), max=200)


class Told(NamedTuple):
    """What is said of one row."""

    row: int
    words: str


@dataclass
class Plan:
    """What an import would do. `new` is taken in; of it, `elsewhere` stays at the county, for its place is none of ours. `here`
    and `doubled` are passed over, `changed` says where the platform's limit is no longer the one kept here. `left` are the rows
    that are `wrong`: they wait to be put right.
    """

    new: list[OrderGiven] = field(default_factory=list)
    elsewhere: list[Told] = field(default_factory=list)
    here: int = 0
    changed: list[Told] = field(default_factory=list)
    doubled: list[Told] = field(default_factory=list)
    wrong: list[Told] = field(default_factory=list)
    left: list[Row] = field(default_factory=list)


class _Known(NamedTuple):
    orders: Mapping[str, HotlineOrder]
    places: Places
    seen: dict[str, Row]


def plan(rows: Iterable[Row]) -> Plan:
    """A fixed number of questions, however long the list."""
    rows, found = list(rows), Plan()
    numbers = [row.cells.get("number", "") for row in rows]
    orders = HotlineOrder.objects.filter(number__in=numbers).select_related("case")
    known = _Known({one.number: one for one in orders}, Places(), {})
    for row in rows:
        _judge(row, known, found)
    return found


def _judge(row: Row, known: _Known, found: Plan) -> None:
    number = row.cells.get("number", "")
    first = known.seen.setdefault(number, row) if number else row
    bound = bind(RowGiven, read(row.cells))
    if first is not row and first.cells == row.cells:
        found.doubled.append(Told(row.number, _("与第 %d 行是同一工单") % first.number))
    elif number in known.orders:
        _is_here(row, bound, known.orders[number], found)
    elif wrong := [*_wrong(row, bound), *([] if first is row else [_("与第 %d 行编号相同，内容不同") % first.number])]:
        found.wrong += [Told(row.number, words) for words in wrong]
        found.left.append(row)
    else:
        found.new.append(_placed(row, bound.value, known.places, found))


def _wrong(row: Row, bound: Bound[RowGiven]) -> list[str]:
    if not row.is_readable:
        return [_("有读不出的字，请对照平台补上")]
    if is_spoilt(row.cells.get("number", "")):
        return [_("工单编号被表格软件改写了，后几位已经丢失。请把这一列设为文本，从平台重新导出")]
    if bound.ok and ends_before_it_came(bound.value):
        return [_("办结时限早于受理时间")]
    return [f"{each.label}{_('：')}{words}" if each else str(words) for each, words in bound.summary]


def _is_here(row: Row, bound: Bound[RowGiven], order: HotlineOrder, found: Plan) -> None:
    """The platform exports an order again and again; it is registered once. A limit it has moved since is told, not taken over."""
    found.here += 1
    if bound.ok and bound.value.due_at != order.due_at.replace(second=0, microsecond=0):
        limits = {"theirs": local(bound.value.due_at), "ours": local(order.due_at)}
        told = {"case": order.case.number} | {name: f"{at:%Y-%m-%d %H:%M}" for name, at in limits.items()}
        words = _("%(case)s：平台现在的时限是 %(theirs)s，这里记的是 %(ours)s") % told
        again = _("这件已经办结，是平台退回重办的，在这件事上点“平台退回重办”") if order.case.settled_at else ""
        found.changed.append(Told(row.number, "。".join(filter(None, (words, again)))))


def _placed(row: Row, given: RowGiven, places: Places, found: Plan) -> OrderGiven:
    """A place that is none of ours is no reason to leave an order lying: it stays at the county, which sends it on or back."""
    written = given.division or ""
    code = places.find(written) if written else None
    if written and not code:
        found.elsewhere.append(Told(row.number, _("辖区里没有“%s”") % written[:60]))
        return given.model_copy(update={"division": None, "words": with_place(given.words, written)})
    return given.model_copy(update={"division": code})
