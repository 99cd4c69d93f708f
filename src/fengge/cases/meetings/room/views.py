"""`/desk/meetings/<pk>/`: the room. Every change leads on within it; a script swaps the room alone, and without one it works too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fengge.cases.meetings.calling.calling import add_item
from fengge.cases.meetings.calling.inputs import AddGiven
from fengge.cases.meetings.closing.closing import attend, close
from fengge.cases.meetings.closing.inputs import AttendanceGiven, meeting_in
from fengge.cases.meetings.deciding.deciding import decide
from fengge.cases.meetings.deciding.inputs import DecisionGiven
from fengge.cases.meetings.deciding.owners import discussing
from fengge.cases.meetings.room.looking import about, item_at, items_of, meeting_of, next_of, room, start
from fengge.cases.models import Attendance, Decision
from fengge.cases.permissions import May
from fengge.core.inputs import bind
from fengge.core.pages import Request, page, rendered
from fengge.core.verbs import Conflict, Refused

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from fengge.cases.models import AgendaItem, Meeting
    from fengge.core.inputs import Bound

KEYS = "12345"


@page("meetings/<int:pk>/", allow=May.SEE_MEETINGS, surface="desk", name="cases.meeting")
def meeting(request: Request, pk: int) -> HttpResponseBase:
    """The agenda, who is there, and the end of the meeting."""
    return _overview(request, meeting_of(pk))


@page("meetings/<int:pk>/items/<int:position>/", allow=May.SEE_MEETINGS, surface="desk", name="cases.agenda_item")
def item(request: Request, pk: int, position: int) -> HttpResponseBase:
    """One item beside the agenda; handing in its decision leads to the next undecided one."""
    held = meeting_of(pk)
    items = items_of(held)
    one = item_at(items, position)
    if request.method == "POST":
        return _decided(request, one)
    with discussing(one):
        return _item(request, items, one, bind(DecisionGiven, initial=start(one)))


def _decided(request: Request, one: AgendaItem) -> HttpResponseBase:
    problem: Refused | None = None
    with discussing(one):
        bound = bind(DecisionGiven, request.POST)
        try:
            if bound.ok:
                decide(one, bound.value, by=request.actor, client_id=bound.attempt, seen_version=bound.seen)
                left = next_of(items_of(one.meeting), one.position)
                return HttpResponseRedirect(left.url if left else one.meeting.url)
        except Refused as refusal:
            bound.refuse(str(refusal.message), refusal.field)
            problem = refusal
        items = items_of(meeting_of(one.meeting_id))
        status = problem.status if problem else 422
        return _item(
            request, items, item_at(items, one.position), bound, status=status, changed=isinstance(problem, Conflict)
        )


def _item(
    request: Request,
    items: list[AgendaItem],
    one: AgendaItem,
    bound: Bound[Any],
    *,
    status: int = 200,
    changed: bool = False,
) -> HttpResponseBase:
    choices = list(zip(KEYS, Decision.Choice.choices, strict=True))
    values = room(one.meeting, items, request.actor, one.position) | about(one)
    # What was pressed and refused is what Enter sends again.
    chosen = next((key for _key, (key, _title) in choices if bound.errors and key == bound["choice"].value), "")
    values |= {"bound": bound, "choices": choices, "chosen": chosen, "changed": changed}
    return rendered(TemplateResponse(request, "cases/meetings/room/page.html", values, status=status))


def _overview(
    request: Request, held: Meeting, status: int = 200, *, problem: Refused | None = None, **bounds: Bound[Any]
) -> HttpResponseBase:
    items = items_of(held)
    present = Attendance.objects.filter(meeting=held).select_related("appointment__person").order_by("id")
    there = list(present)
    known = {
        "chair": str(held.chair_id or request.actor.appointment_id or ""), "minute_taker": str(held.minute_taker_id or ""),
        "others": held.others, "place_words": held.place_words, "present": [str(one.appointment_id) for one in there],
    }  # fmt: skip
    with meeting_in(held):
        values = room(held, items, request.actor) | {
            "present": [one.appointment for one in there],
            "attendance": bounds.get("attendance") or bind(AttendanceGiven, initial=known),
            "adding": bounds.get("adding") or bind(AddGiven),
            "problem": problem,
        }
        return rendered(TemplateResponse(request, "cases/meetings/room/page.html", values, status=status))


@page("meetings/<int:pk>/attendance/", allow=May.MEET, surface="desk", name="cases.meeting_attendance")
@require_POST
def attendance(request: Request, pk: int) -> HttpResponseBase:
    """Note who is there."""
    held = meeting_of(pk)
    with meeting_in(held):
        bound = bind(AttendanceGiven, request.POST)
        try:
            if bound.ok:
                attend(held, bound.value, by=request.actor, client_id=bound.attempt, seen_version=bound.seen)
                return HttpResponseRedirect(f"{held.url}#end")
        except Refused as refusal:
            bound.refuse(str(refusal.message), refusal.field)
    return _overview(request, meeting_of(pk), 422, attendance=bound)


@page("meetings/<int:pk>/add/", allow=May.MEET, surface="desk", name="cases.meeting_add")
@require_POST
def add(request: Request, pk: int) -> HttpResponseBase:
    """Bring up a matter by hand; it is under discussion at once."""
    held, bound = meeting_of(pk), bind(AddGiven, request.POST)
    try:
        if bound.ok:
            add_item(held, bound.value, by=request.actor, client_id=bound.attempt)
            return HttpResponseRedirect(items_of(held)[-1].url)
    except Refused as refusal:
        bound.refuse(str(refusal.message), refusal.field)
    return _overview(request, meeting_of(pk), 422, adding=bound)


@page("meetings/<int:pk>/end/", allow=May.MEET, surface="desk", name="cases.meeting_end")
@require_POST
def end(request: Request, pk: int) -> HttpResponse | HttpResponseBase:
    """End the meeting, or say what is still missing."""
    held = meeting_of(pk)
    try:
        close(held, by=request.actor)
    except Refused as refusal:
        return _overview(request, meeting_of(pk), refusal.status, problem=refusal)
    messages.success(request, _("会议已结束，决定已交给各人。"))
    return HttpResponseRedirect(held.url)
