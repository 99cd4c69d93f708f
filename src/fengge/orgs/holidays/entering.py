"""Entering a year's holidays: what was there of that year makes room, but for the county's own days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from fengge.core.calendar.county import forget
from fengge.core.inputs import Input, Line, Text, Whole, field
from fengge.core.models.calendar_day import CalendarDay, DayKind
from fengge.core.packs import pack
from fengge.core.verbs import record, verb
from fengge.orgs.holidays.reading import holidays, in_lines, in_words, workdays
from fengge.orgs.permissions import Orgs

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from fengge.core.access import Actor

DECIDING = (DayKind.HOLIDAY, DayKind.WORKDAY)


class YearGiven(Input):
    """A year as it is announced."""

    year: Whole = field(_("哪一年"), min=2018, max=2099, inputmode="numeric")
    holidays: Text = field(
        _("放假的日子"), lines=8, max=2000, help=_("一行一个节，写名称和起止日期：元旦 1月1日-1月3日")
    )
    workdays: Text | None = field(_("调休上班"), lines=3, max=1000, help=_("周末要上班的日子：2月14日、10月10日"))
    source: Line = field(_("依据"), max=80, help=_("通知的名称或文号"))


@verb(Orgs.CALENDAR, event="calendar.entered")
def enter_year(given: YearGiven, *, by: Actor) -> CalendarDay:
    """From now on limits count by it; those that run already are worked out anew."""
    del by
    free = holidays(given.holidays, given.year)
    worked = workdays(given.workdays or "", given.year, free)
    entered(given.year).delete()
    rows = [CalendarDay(day=day, kind=DayKind.HOLIDAY, name=name, source=given.source) for day, name in free.items()]
    rows += [CalendarDay(day=day, kind=DayKind.WORKDAY, name=name, source=given.source) for day, name in worked.items()]
    CalendarDay.objects.bulk_create(rows, ignore_conflicts=True)  # the county's own rule for a day stays
    forget()
    record(year=given.year, holidays=len(free), workdays=len(worked), source=given.source)
    return CalendarDay.objects.filter(day=min(free), kind__in=DECIDING)[0]


def entered(year: int) -> QuerySet[CalendarDay]:
    """Days of this year that decide, without those of the county's pack."""
    rows = CalendarDay.objects.filter(day__range=(date(year, 1, 1), date(year, 12, 31)), kind__in=DECIDING)
    return rows.exclude(source=pack().name)


def as_entered(year: int) -> dict[str, Any]:
    """The year as the form shows it, to be put right."""
    rows = list(entered(year))
    free = {row.day: row.name for row in rows if row.kind == DayKind.HOLIDAY}
    worked = [row.day for row in rows if row.kind == DayKind.WORKDAY]
    return {
        "year": year,
        "holidays": in_lines(free),
        "workdays": in_words(worked),
        "source": rows[0].source if rows else "",
    }
