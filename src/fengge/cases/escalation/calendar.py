"""Telling those who enter holidays that next year's are missing, two months ahead and once a week until they are there."""

from __future__ import annotations

from django.urls import reverse

from fengge.cases.engine.hands import in_charge, token
from fengge.core.access import system, system_job
from fengge.core.calendar.coming import missing_year
from fengge.core.clock import now
from fengge.core.notify import notify_all, routed
from fengge.core.packs import pack
from fengge.orgs.permissions import Orgs

WARN = system_job("cases.warn_of_calendar")


def warn_of_calendar() -> int:
    """Gives how many desks are told; nobody is told twice in a week."""
    at = now()
    year = missing_year(at.date())
    if year is None:
        return 0
    week = at.isocalendar()
    occasion = f"calendar {year} {week.year}-{week.week}"
    with system(WARN):
        desks = [token(one) for one in in_charge(Orgs.CALENDAR, [pack().county])]
        told = routed(
            "calendar.missing",
            "county",
            desks,
            occasion=occasion,
            values={"due": str(year)},
            url=reverse("orgs.holidays"),
        )
        notify_all(told, at)
    return len(desks)
