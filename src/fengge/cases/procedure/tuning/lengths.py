"""What a pack may change about time: lengths, their titles and grounds, and how long nobody may hold a case."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure.clocks import Deadline
from fengge.cases.procedure.clocks.length import CalendarDays, Hours, Months, Term, WorkingDays
from fengge.cases.procedure.clocks.told import By, Length
from fengge.cases.procedure.parts.ladder import Rung
from fengge.cases.procedure.tuning.table import Table, one_of
from fengge.core.wording import is_said, say

UNITS: Mapping[str, type[Term]] = {
    "calendar_days": CalendarDays,
    "working_days": WorkingDays,
    "hours": Hours,
    "months": Months,
}
ABOUT = ("title", "title_en", "law", "confirmed")


def tuned_deadline(deadline: Deadline, table: Table) -> Deadline:
    """The deadline with the pack's length, title and ground. A length fixed by law stays as it is; a local rule is
    confirmed by naming the document it stands in.
    """
    length = _length(deadline, table)
    law, confirmed = table.text("law") or deadline.law, table.yes("confirmed")
    if confirmed and not is_said(law):
        table.wrong("confirmed", _("确认了期限，却没有写依据"), _("请补上一行 law = “本县的规定”"))
    return replace(
        deadline,
        title=table.title() or deadline.title,
        law=law,
        example=deadline.example and not confirmed,
        length=length or deadline.length,
    )


def tuned_rung(rung: Rung, table: Table) -> Rung:
    table.only(("title", "title_en", "unassigned", "late"))
    unassigned, late = table.table("unassigned"), table.table("late")
    unassigned.only(UNITS)
    late.only(UNITS)
    return replace(
        rung,
        title=table.title() or rung.title,
        unassigned=_term(unassigned) or rung.unassigned,
        late=_term(late) or rung.late,
    )


def _length(deadline: Deadline, table: Table) -> Length | None:
    if isinstance(deadline.length, By):
        return _by(deadline.length, table)
    table.only((*ABOUT, *UNITS))
    if deadline.fixed and set(table.values) & set(UNITS):
        unit = next(unit for unit in table.values if unit in UNITS)
        table.wrong(unit, say(_("这个期限由法律规定（{law}）"), law=deadline.law), _("请删去"))
        return None
    return _term(table)


def _by(length: By, table: Table) -> By | None:
    if length.fact == "rung":
        for key in set(table.values) & set(length.terms):
            table.wrong(key, _("这个期限属于层级"), say(_("请改写 rungs.{key} 里的 unassigned 或 late"), key=key))
        table.only((*ABOUT, *length.terms))
        return None
    table.only((*ABOUT, *length.terms))
    terms = dict(length.terms)
    for value in set(table.values) & set(terms):
        inner = table.table(value)
        inner.only(UNITS)
        terms[value] = _term(inner) or terms[value]
    return replace(length, terms=terms)


def _term(table: Table) -> Term | None:
    """The one term given in this table, or None."""
    given = [unit for unit in UNITS if unit in table.values]
    if len(given) > 1:
        table.wrong(given[1], say(_("已经写了 {first}，不能再写一个期限"), first=given[0]), one_of(given))
    count = table.count(given[0]) if given else None
    return UNITS[given[0]](count) if count else None
