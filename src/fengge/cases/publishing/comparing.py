"""What the pack's text of a procedure would change against a published version, in the words of whoever decides on it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.cases.procedure.clocks.length import Term
from fengge.cases.procedure.clocks.told import By
from fengge.cases.procedures.versions import WORDING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.cases.procedure import Procedure

PARTS = {
    "stages": lazy("环节"), "actions": lazy("办理动作"), "deadlines": lazy("期限"), "levels": lazy("级别"),
    "documents": lazy("文书"),
}  # fmt: skip
# What counties set, and what declarations change most; everything else is told as a rule of the part.
NAMES = {
    "length": lazy("多长"), "remind_before": lazy("提前几天提醒"), "rung": lazy("在哪一级办"), "colour": lazy("颜色"),
    "unassigned": lazy("无人承办多久上交"), "late": lazy("逾期上交后多久"), "guards": lazy("要具备的条件"), "posts": lazy("谁可以办"),
    "from_stages": lazy("在哪些环节"), "to": lazy("办完到哪"), "law": lazy("依据"), "example": lazy("示例"),
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One thing that differs: which part, what of it, and both texts; an empty text where there is none to show."""

    part: str
    what: str
    was: str
    now: str


def changes(was: Procedure, now: Procedure) -> list[Change]:
    """Everything that rules and differs; wording alone rules nothing."""
    return [change for kind, old, new in _pairs(was, now) for change in _of(kind, old, new)]


def _pairs(was: Procedure, now: Procedure) -> Iterator[tuple[str, Any, Any]]:
    """Every part of the two under its key, one of them None where only the other has it."""
    kinds = [(title, getattr(was, name), getattr(now, name)) for name, title in PARTS.items()]
    for title, *both in [*kinds, (_("层级"), was.ladder.rungs, now.ladder.rungs)]:
        old, new = ({part.key: part for part in parts} for parts in both)
        yield from ((str(title), old.get(key), new.get(key)) for key in dict.fromkeys((*old, *new)))


def _of(kind: str, old: Any, new: Any) -> Iterator[Change]:
    part = f"{kind}「{(new or old).title}」"
    if old is None or new is None:
        yield Change(part, _("新增") if old is None else _("删去"), "", "")
        return
    for one in fields(new):
        before, after = getattr(old, one.name), getattr(new, one.name)
        if one.name not in WORDING and before != after:
            yield Change(part, str(NAMES.get(one.name, _("规则"))), said(before), said(after))


def said(value: Any) -> str:
    """A rule's value in words, as far as it has some."""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, Term):
        return str(value.words())
    if isinstance(value, By):
        return "、".join(f"{key} {term.words()}" for key, term in value.terms.items())
    if isinstance(value, tuple):
        return "、".join(str(one) for one in value if isinstance(one, str | int))
    return str(value) if isinstance(value, str | int) else ""
