"""Meetings over the API: lists, one meeting with its agenda, deciding an item and carrying a decision out, by the pages' own verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Query, Schema
from pydantic import Field

from fengge.cases.api.meeting_shapes import AgendaShown, Decided, DecisionList, DecisionShown, MeetingList, MeetingShown
from fengge.cases.api.router import router
from fengge.cases.engine.hands import signature
from fengge.cases.meetings import shown
from fengge.cases.meetings.agenda.asking import agendas
from fengge.cases.meetings.deciding.carrying import carry_out
from fengge.cases.meetings.deciding.deciding import decide
from fengge.cases.meetings.deciding.inputs import CarriedOutGiven, DecisionGiven
from fengge.cases.meetings.deciding.owners import discussing
from fengge.cases.meetings.room.looking import decision_of, item_at, items_of, meeting_of
from fengge.cases.meetings.series import LEVELS, reason_title, series_of, title_of
from fengge.cases.models import Attendance, Case, Decision, Meeting
from fengge.cases.permissions import May
from fengge.core.access.rows import successor
from fengge.core.api import Attempt, Problem, allow, answer, handed_in, moment, seen_version
from fengge.core.api.describing import takes
from fengge.core.clock import now
from fengge.core.inputs import bind, problem
from fengge.orgs.naming import name_of

if TYPE_CHECKING:
    from fengge.cases.models import AgendaItem

TAG = ["meetings"]
ID = r"^[0-9]{0,18}$"


class MeetingFilters(Schema):
    """Which meetings, and which page of them."""

    series: str = Field("", max_length=40, pattern=r"^[a-z0-9_]*$")
    place: str = Field("", pattern=ID, description="A division's code: everything in it.")
    outcome: str = Field("", pattern=r"^(waiting|held|nothing|lapsed)?$")
    after: str = Field("", pattern=ID, description="The `next` of the page before.")
    limit: int = Field(25, ge=1, le=100)


class DecisionFilters(Schema):
    """Which decisions, and which page of them."""

    owner: str = Field("", pattern=r"^(me)?$")
    open: bool | None = None
    overdue: bool | None = None
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
    found, after = _page(rows, filters.after, filters.limit)
    return answer({"items": [_line(one) for one in found], "next": after})


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
    about = {"series": _series(asked.series), "place": _place(place), "left_out": left_out}
    return answer({**about, "items": matters})


@router.get("/meetings/{key}", response=MeetingShown, tags=TAG, operation_id="get_meeting", summary="One meeting")
@allow(May.SEE_MEETINGS)
def meeting(request: Any, key: int) -> HttpResponse:
    """With its agenda as it was frozen, and what was decided."""
    del request
    found = meeting_of(key)
    there = Attendance.objects.filter(meeting=found).select_related("appointment__person").order_by("id")
    told = {
        **_line(found),
        "chair": found.chair.person.name if found.chair else "",
        "minute_taker": found.minute_taker.person.name if found.minute_taker else "",
        "present": [one.appointment.person.name for one in there],
        "agenda": [_item(one) for one in items_of(found)],
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
    if not (attempt and attempt.earlier()):
        with discussing(item):
            bound = bind(DecisionGiven, handed.data)
            if bound.errors:
                raise Problem(422, errors=problem(bound.errors))
            decide(item, bound.value, by=request.actor, client_id=attempt.id if attempt else None, seen_version=seen)
    item = item_at(items_of(found), position)
    told = {"position": position, "version": item.version, "decision": _decision(item.decision)}
    return answer(told, headers={"ETag": f'"{item.version}"'})


@router.get("/decisions", response=DecisionList, tags=TAG, operation_id="list_decisions", summary="List decisions")
@allow(May.SEE_MEETINGS)
def decisions(request: Any, filters: Query[DecisionFilters]) -> HttpResponse:
    """Newest first, within the reader's scope."""
    rows = Decision.objects.overdue(now().date()) if filters.overdue else Decision.objects.all()
    rows = rows.undone() if filters.open else rows
    rows = rows.answered_by(request.actor) if filters.owner else rows
    found, after = _page(rows.select_related("owner__person", "owner__division"), filters.after, filters.limit)
    return answer({"items": [_decision(one) for one in found], "next": after})


@router.post(
    "/decisions/{key}/result", response=DecisionShown, tags=TAG, operation_id="carry_out_decision", summary="Report a decision carried out",
    openapi_extra=takes(CarriedOutGiven, changes=True),
)  # fmt: skip
@allow(May.CARRY_OUT)
def result(request: Any, key: int) -> HttpResponse:
    """By whoever answers for it, or those who run the meeting."""
    handed = handed_in(request)
    attempt, seen = Attempt.of(request, handed), seen_version(request, handed)
    found: Decision = get_object_or_404(Decision.objects.select_related("owner__person", "owner__division"), pk=key)
    if not (attempt and attempt.earlier()):
        bound = bind(CarriedOutGiven, handed.data)
        if bound.errors:
            raise Problem(422, errors=problem(bound.errors))
        carry_out(found, bound.value, by=request.actor, client_id=attempt.id if attempt else None, seen_version=seen)
    return answer(_decision(found), headers={"ETag": f'"{found.version}"'})


def _page(rows: Any, after: str, limit: int) -> tuple[list[Any], str | None]:
    rows = rows.filter(pk__lt=int(after)) if after else rows
    found = list(rows.order_by("-id")[: limit + 1])
    return found[:limit], str(found[limit - 1].pk) if len(found) > limit else None


def _series(key: str) -> dict[str, str]:
    return {"key": key, "title": title_of(key)}


def _place(code: str) -> dict[str, str]:
    return {"code": code, "name": name_of(code)}


def _line(one: Meeting) -> dict[str, Any]:
    return {
        "id": one.pk,
        "series": _series(one.series),
        "place": _place(one.division),
        "on": one.on,
        "called_at": moment(one.called_at),
        "ended_at": moment(one.ended_at),
        "outcome": {"key": one.outcome, "title": shown.outcome_words(one)} if one.outcome else None,
        "left_out": one.left_out,
        "version": one.version,
    }


def _item(one: AgendaItem) -> dict[str, Any]:
    decided = decision_of(one)
    return {
        **{
            name: getattr(one, name)
            for name in ("position", "number", "title", "level", "stage", "holder", "discussed", "version")
        },
        "place": _place(one.place),
        "due_at": moment(one.due_at),
        "reasons": shown.reasons(one),
        "decision": _decision(decided) if decided else None,
    }


def _decision(one: Decision) -> dict[str, Any]:
    return {
        **{name: getattr(one, name) for name in ("words", "number", "title", "due_on", "result", "version")},
        "id": one.pk,
        "choice": {"key": one.choice, "title": str(one.get_choice_display())},
        "owner": signature(one.owner) if one.owner else "",
        "at": moment(one.at),
        "done_at": moment(one.done_at),
        "replaced": one.replaced_by_id is not None,
    }
