"""A clock's days as a calendar sheet for the desk, and as sentences for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from fengge.cases.procedure import Why, counted_days
from fengge.core.calendar.county import county_calendar
from fengge.core.models.calendar_day import CalendarDay, DayKind
from fengge.ui import DayCell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from fengge.cases.procedure import Clock, Counted
    from fengge.core.wording import Words

SATURDAY = 5
NAMES = {
    "元旦": gettext_lazy("元旦"), "春节": gettext_lazy("春节"), "清明": gettext_lazy("清明"), "劳动节": gettext_lazy("劳动节"),
    "端午": gettext_lazy("端午"), "中秋": gettext_lazy("中秋"), "国庆节": gettext_lazy("国庆节"),
}  # fmt: skip


@dataclass(frozen=True)
class DayCount:
    """One clock's days: the sheet in weeks from Monday on, and the same in sentences."""

    weeks: list[list[DayCell | None]]
    sentences: list[str]


def day_counts(clocks: Sequence[Clock]) -> list[DayCount | None]:
    """For each clock; None for one whose term is not counted in days. One question for the holidays of all."""
    calendar = county_calendar()
    every = [counted_days(clock, calendar) for clock in clocks]
    holidays = _holidays([one.on for days in every for one in days])
    return [_count(clock, days, holidays) if days else None for clock, days in zip(clocks, every, strict=True)]


def _holidays(days: Sequence[date]) -> dict[date, str]:
    if not days:
        return {}
    rows = CalendarDay.objects.filter(kind=DayKind.HOLIDAY, day__range=(min(days), max(days)))
    return dict(rows.values_list("day", "name"))


def _count(clock: Clock, days: Sequence[Counted], holidays: Mapping[date, str]) -> DayCount:
    due, today = clock.due_at.date() if clock.due_at else None, clock.at.date()
    cells: list[DayCell | None] = [
        DayCell(
            one.on, one.why.value, _mark(one), one.number if one.why == Why.COUNTED else 0, _words(one, holidays),
            is_today=one.on == today, is_due=one.on == due,
        )
        for one in days
    ]  # fmt: skip
    cells = [*(None for _before in range(days[0].on.weekday())), *cells]
    weeks = [cells[start : start + 7] for start in range(0, len(cells), 7)]
    weeks[-1].extend(None for _after in range(7 - len(weeks[-1])))
    return DayCount(weeks, _sentences(days, holidays))


def _mark(one: Counted) -> str:
    """As calendars in this country mark them: closed, worked for a holiday; and standing still, moved on."""
    if one.why == Why.COUNTED:
        return _("班") if _is_made_up(one) else ""
    return {Why.START: pgettext("day of a count", "起"), Why.PAUSED: _("停"), Why.ROLLED: _("顺"), Why.REST: _("休")}[
        one.why
    ]


def _is_made_up(one: Counted) -> bool:
    return one.works and one.on.weekday() >= SATURDAY


def _words(one: Counted, holidays: Mapping[date, str]) -> Words:
    """What the day is for the clock; days of the same words, one after the other, are told in one sentence."""
    if one.why == Why.START:
        return _("事情发生的当天，不算")
    if one.why == Why.PAUSED:
        return _("暂停（%s），不算") % one.reason
    if one.why == Why.COUNTED:
        return _("调休上班，照算") if _is_made_up(one) else _("算")
    closed = _("%s放假") % NAMES.get(holidays[one.on], holidays[one.on]) if one.on in holidays else _("周末")
    if one.why == Why.REST:
        return _("%s，不算") % closed
    return _("%s，到期日往后顺延") % closed if not one.works else _("顺延到这一天")


def _sentences(days: Iterable[Counted], holidays: Mapping[date, str]) -> list[str]:
    runs = (list(group) for _words_of, group in groupby(days, key=lambda one: _words(one, holidays)))
    return [_sentence(run, holidays) for run in runs]


def _sentence(run: Sequence[Counted], holidays: Mapping[date, str]) -> str:
    first, last = run[0], run[-1]
    when = _day(first.on) if first is last else _("%(from)s至%(to)s") % {"from": _day(first.on), "to": _day(last.on)}
    said = _("%(when)s：%(what)s") % {"when": when, "what": _words(first, holidays)}
    if first.why != Why.COUNTED:
        return said
    amount = ngettext("%(n)d 天", "%(n)d 天", len(run)) % {"n": len(run)}
    return _("%(said)s %(amount)s，到这里一共 %(number)d 天") % {"said": said, "amount": amount, "number": last.number}


def _day(day: date) -> str:
    return date_format(day, _("n月j日"))
