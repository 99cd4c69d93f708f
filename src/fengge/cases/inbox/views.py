"""`/desk/`: today."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from django.http import HttpResponseNotModified
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.cases.inbox.asked import asked
from fengge.cases.inbox.finding import day_of
from fengge.cases.inbox.lists import todays
from fengge.cases.inbox.watched import watched
from fengge.cases.letters.today import letters_waiting
from fengge.cases.meetings.today import to_carry_out, to_hold
from fengge.cases.permissions import May
from fengge.cases.showing.numbers import numbers
from fengge.core.calendar.coming import missing_year
from fengge.core.clock import now, today
from fengge.core.figures import Asked
from fengge.core.pages import ANY_STAFF, Nav, Request, page
from fengge.orgs.permissions import Orgs

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.ui import Figure

STANDING = ("cases.open", "cases.overdue", "cases.unassigned")
OF_THE_MONTH = ("cases.opened", "cases.closed", "cases.on_time")


@page("", allow=ANY_STAFF, surface="desk", name="cases.inbox", nav=Nav(lazy("今天"), "home", 0))
def inbox(request: Request) -> HttpResponse:
    """What needs me: the day's three lists, a few figures that open, and folded what else waits, each kind with how many."""
    at, missing = now(), missing_year(today()) if request.actor.may(Orgs.CALENDAR) else None
    if not request.actor.may(May.READ):
        return TemplateResponse(request, "cases/inbox/elsewhere.html", {"missing": missing})
    day = day_of(request.actor, at)
    shown = {
        "at": at,
        "missing": missing,
        "waiting": [
            *to_hold(request.actor),
            *letters_waiting(request.actor, at),
            *asked(day, request.actor),
            *watched(day, request.actor),
            *to_carry_out(request.actor, at),
        ],
        "lists": todays(day),
        "figures": standing(),
        "month": of_the_month(),
    }
    return TemplateResponse(request, "cases/inbox/page.html", shown)


@page("counts/", allow=May.READ, surface="desk", name="cases.counts")
def counts(request: Request) -> HttpResponse:
    """The figures alone, asked again and again by an open page; unchanged, they cost nothing on the wire."""
    answer = TemplateResponse(request, "cases/inbox/_counts.html", {"figures": standing()}).render()
    mark = f'"{sha256(answer.content).hexdigest()[:20]}"'
    if request.headers.get("If-None-Match") == mark:
        return HttpResponseNotModified(headers={"ETag": mark})
    answer.headers["ETag"] = mark
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def standing() -> list[Figure]:
    """How things stand now."""
    return numbers(STANDING, Asked(now()), period=_("现在"))


def of_the_month() -> list[Figure]:
    """What became of this month so far."""
    at = now()
    return numbers(OF_THE_MONTH, Asked(at, since=at.date().replace(day=1), until=at.date()), period=_("本月"))
