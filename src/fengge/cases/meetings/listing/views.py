"""`/desk/meetings/` and `/desk/meetings/decisions/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST, require_safe

from fengge.cases.meetings.calling.calling import call
from fengge.cases.meetings.calling.inputs import CallGiven
from fengge.cases.meetings.listing import tables
from fengge.cases.meetings.listing.asking import DecisionsWanted, MeetingsWanted
from fengge.cases.meetings.series import run_by
from fengge.cases.models import Decision, Meeting
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.inputs import bind
from fengge.core.lists import newest
from fengge.core.pages import Nav, Request, page
from fengge.core.verbs import Refused
from fengge.ui import Empty, Tab

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.core.access import Actor
    from fengge.core.inputs import Bound

MOST_WAITING = 200


@page(
    "meetings/", allow=May.SEE_MEETINGS, surface="desk", name="cases.meetings", nav=Nav(lazy("会议"), "users-group", 20)
)
@require_safe
def meetings(request: Request) -> HttpResponse:
    """Those that wait, and those that were."""
    return _listed(request, bind(CallGiven))


@page("meetings/call/", allow=May.MEET, surface="desk", name="cases.call_meeting")
@require_POST
def call_now(request: Request) -> HttpResponse:
    """Call one beside those that come by themselves."""
    bound = bind(CallGiven, request.POST)
    try:
        if bound.ok:
            return HttpResponseRedirect(call(bound.value, by=request.actor, client_id=bound.attempt).url)
    except Refused as refusal:
        bound.refuse(str(refusal.message), refusal.field)
    return _listed(request, bound, status=422)


def _listed(request: Request, calling: Bound[CallGiven], status: int = 200) -> HttpResponse:
    wanted = MeetingsWanted.of(request.GET)
    figure = wanted.counted
    rows: Any = figure.rows(wanted.asked(now())) if figure else Meeting.objects.exclude(outcome="")
    found, after = newest(tables.with_counts(rows), request.GET.get("after", ""))
    more = wanted.url(after=after) if after else ""
    waiting = [] if figure else _waiting(request)
    nothing = Empty(_("没有等着开的会"), _("到了开会的日子，议程会自己列好；没有议题就不开。"), icon="users-group")
    shown = {
        "tabs": tabs("meetings"),
        "figure": figure,
        "waiting": tables.meetings("meetings-waiting", _("等着开的"), waiting, empty=nothing),
        "past": tables.meetings("meetings", _("以前的会"), found, empty=Empty(_("还没有开过会")), more_url=more),
        "calling": calling,
        "may_call": bool(run_by(request.actor)),
    }
    return TemplateResponse(request, "cases/meetings/listing/meetings.html", shown, status=status)


def _waiting(request: Request) -> list[Meeting]:
    """Those of the reader's own place first, then those below."""
    rows = tables.with_counts(Meeting.objects.waiting()).order_by("on", "series", "division")[:MOST_WAITING]
    return sorted(rows, key=lambda meeting: meeting.division not in request.actor.places)


@page("meetings/decisions/", allow=May.SEE_MEETINGS, surface="desk", name="cases.decisions")
@require_safe
def decisions(request: Request) -> HttpResponse:
    """What is still to be carried out: by the reader, or by anybody."""
    wanted = DecisionsWanted.of(request.GET)
    rows = _decisions(wanted, request.actor)
    found, after = newest(rows.select_related("owner__person", "owner__division"), request.GET.get("after", ""))
    empty = Empty(_("没有要办的决定"), _("会议决定由您办的事，会列在这里，也会发消息告诉您。"), icon="checkbox")
    table = tables.decisions(found, empty=empty, more_url=wanted.url(after=after) if after else "")
    figure, view = wanted.counted, "all" if wanted.everybodys else "mine"
    shown = {"tabs": tabs(view, figure=bool(figure)), "figure": figure, "table": table}
    return TemplateResponse(request, "cases/meetings/listing/decisions.html", shown)


def _decisions(wanted: DecisionsWanted, actor: Actor) -> Any:
    if wanted.counted:
        return wanted.counted.rows(wanted.asked(now()))
    undone = Decision.objects.undone()
    return undone if wanted.everybodys else undone.answered_by(actor)


def tabs(current: str, *, figure: bool = False) -> list[Tab]:
    """Meetings, my decisions, everybody's."""
    mine = reverse("cases.decisions")
    views = {
        "meetings": (_("会议"), reverse("cases.meetings")),
        "mine": (_("要我办的决定"), mine),
        "all": (_("全部没办好的决定"), f"{mine}?whose=all"),
    }
    return [Tab(title, url, current=key == current and not figure) for key, (title, url) in views.items()]
