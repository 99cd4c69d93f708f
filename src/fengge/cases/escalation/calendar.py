"""Telling the county that next year's holidays are missing, two months ahead and once a week until they are there."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from fengge.cases.engine.hands import in_charge, token
from fengge.cases.permissions import May
from fengge.core.access import system, system_job
from fengge.core.calendar.coming import missing_year
from fengge.core.clock import now
from fengge.core.notify import Telling, notify_all
from fengge.core.packs import pack

WARN = system_job("cases.warn_of_calendar")
MISSING = gettext_noop("%(year)s 年的放假调休安排还没有录入，期限暂按周末计算，请联系系统管理员")


def warn_of_calendar() -> int:
    """Gives how many desks are told; nobody is told twice in a week."""
    at = now()
    year = missing_year(at.date())
    if year is None:
        return 0
    week = at.isocalendar()
    occasion = f"calendar {year} {week.year}-{week.week}"
    with system(WARN):
        desks = [token(one) for one in in_charge(May.ANSWER_ALARM, [pack().county])]
        notify_all([Telling(occasion, desk, MISSING, {"year": str(year)}) for desk in desks], at)
    return len(desks)
