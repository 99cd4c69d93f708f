"""Meetings over the API: the list, an agenda as it would be now, one meeting, and deciding an item by the pages' own verb."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from ninja import Query, Schema
from pydantic import Field

from fengge.cases.api.meeting_lines import (
    decision_shown,
    item_shown,
    meeting_line,
    place_shown,
    series_shown,
)
from fengge.cases.api.meeting_shapes import AgendaShown, Decided, MeetingList, MeetingShown
from fengge.cases.api.router import router
from fengge.cases.meetings.agenda.asking import agendas
from fengge.cases.meetings.deciding.deciding import decide
from fengge.cases.meetings.deciding.inputs import DecisionGiven
from fengge.cases.meetings.deciding.owners import discussing
from fengge.cases.meetings.room.looking import item_at, items_of, meeting_of
from fengge.cases.meetings.series import LEVELS, reason_title, series_of
from fengge.cases.models import Attendance, Case, Decision, Meeting
from fengge.cases.permissions import May
from fengge.core.access.seen import successor
from fengge.core.api import Attempt, Problem, allow, answer, handed_in, seen_version
from fengge.core.api.describing import takes
from fengge.core.clock import now
from fengge.core.inputs import bind, problem
from fengge.core.lists import newest

TAG = ["meetings"]
ID = r"^[0-9]{0,18}$"


class MeetingFilters(Schema):
    """Which meetings, and which page of them."""

    series: str = Field("", max_length=40, pattern=r"^[a-z0-9_]*$")
    place: str = Field("", pattern=ID, description="A division's code: everything in it.")
    outcome: str = Field("", pattern=r"^(waiting|held|nothing|lapsed)?$")
    after: str = Field("", pattern=ID, description="The `next` of the page before.")
    limit: int = Field(25, ge=1, le=100)


class AgendaAsked(Schema):
    """Which meeting's agenda; the reader's own place if none is named."""

    series: str = Field(max_length=40, pattern=r"^[a-z0-9_]+$")
    place: str = Field("", pattern=ID)


@router.get("/meetings", response=MeetingList, tags=TAG, operation_id="list_meetings", summary="List meetings")
@allow(May.SEE_MEETINGS)
def meetings(request: Any, filters: Query[MeetingFilters]) -> HttpResponse:  # noqa: ARG001 - ninja's form
    """Newest first, within the reader's scope."""
    rows = Meeting.objects.filter(series=filters.series) if filters.series else Meeting.objects.all()
    if filters.place:
        rows = rows.filter(division__gte=filters.place, division__lt=successor(filters.place))
    if filters.outcome:
        rows = rows.filter(outcome="" if filters.outcome == "waiting" else filters.outcome)
    found, after = newest(rows, filters.after, size=filters.limit)
    return answer({"items": [meeting_line(one) for one in found], "next": after or None})


@router.get(
    "/meetings/agenda",
    response=AgendaShown,
    tags=TAG,
    operation_id="preview_agenda",
    summary="An agenda as it would be now",
)
@allow(May.SEE_MEETINGS)
def agenda(request: Any, asked: Query[AgendaAsked]) -> HttpResponse:
    """Asked of the records at this moment, in the reader's scope; nothing is kept."""
    series, place = series_of(asked.series), asked.place or next(iter(request.actor.places), "")
    if series is None or len(place) != LEVELS[series.level]:
        raise Http404
    found = agendas(asked.series, series, [place], now())
    cases = Case.objects.only("number", "title").in_bulk([one.case_id for one in found if one.case_id])
    earlier = Decision.objects.in_bulk([one.decision_id for one in found if one.decision_id])
    matters = [
        {
            "position": one.position,
            "number": matter.number,
            "title": matter.title,
            "reasons": [reason_title(asked.series, key) for key in one.reasons],
            "discussed": one.discussed,
        }
        for one in found
        if (matter := cases.get(one.case_id or 0) or earlier.get(one.decision_id or 0)) is not None
    ]
    left_out = max((found[0].total if found else 0) - series.most, 0)
    about = {"series": series_shown(asked.series), "place": place_shown(place), "left_out": left_out}
    return answer({**about, "items": matters})


@router.get("/meetings/{key}", response=MeetingShown, tags=TAG, operation_id="get_meeting", summary="One meeting")
@allow(May.SEE_MEETINGS)
def meeting(request: Any, key: int) -> HttpResponse:
    """With its agenda as it was frozen, and what was decided."""
    del request
    found = meeting_of(key)
    there = Attendance.objects.filter(meeting=found).select_related("appointment__person").order_by("id")
    told = {
        **meeting_line(found),
        "chair": found.chair.person.name if found.chair else "",
        "minute_taker": found.minute_taker.person.name if found.minute_taker else "",
        "present": [one.appointment.person.name for one in there],
        "agenda": [item_shown(one) for one in items_of(found)],
    }
    return answer(told, headers={"ETag": f'"{found.version}"'})


@router.post(
    "/meetings/{key}/items/{position}/decision", response=Decided, tags=TAG, operation_id="decide_item", summary="Decide an item",
    openapi_extra=takes(DecisionGiven, changes=True),
)  # fmt: skip
@allow(May.MEET)
def decision(request: Any, key: int, position: int) -> HttpResponse:
    """If-Match names the item's version. A repetition is answered as the first time was."""
    handed = handed_in(request)
    attempt, seen = Attempt.of(request, handed), seen_version(request, handed)
    found = meeting_of(key)
    item = item_at(items_of(found), position)
    if not attempt.earlier():
        with discussing(item):
            bound = bind(DecisionGiven, handed.data)
            if bound.errors:
                raise Problem(422, errors=problem(bound.errors))
            decide(item, bound.value, by=request.actor, client_id=attempt.id, seen_version=seen)
    item = item_at(items_of(found), position)
    told = {"position": position, "version": item.version, "decision": decision_shown(item.decision)}
    return answer(told, headers={"ETag": f'"{item.version}"'})
