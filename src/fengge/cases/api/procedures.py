"""The procedures over the API: what may happen to a case under the rules that hold now, and what has to happen by when."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from ninja import Schema

from fengge.cases.api.router import router
from fengge.cases.api.shapes import Named
from fengge.cases.permissions import May
from fengge.cases.procedure.clocks.events import type_of
from fengge.cases.procedure.clocks.told import in_words
from fengge.cases.publishing.reading import is_withdrawn, known, known_as
from fengge.core.api import allow, answer, moment

if TYPE_CHECKING:
    from fengge.cases.procedure import Action, Deadline, Stage
    from fengge.cases.publishing.reading import Known

TAG = ["procedures"]


class ProcedureLine(Schema):
    """A procedure and the version that new cases begin under; version 0 is the pack's own text, published by nobody yet."""

    key: str
    title: str
    version: int
    since: datetime | None


class ProcedureList(Schema):
    """All of them: there are few."""

    items: list[ProcedureLine]


class StageDeclared(Named):
    """`side` stages lie off the main road; in `terminal` ones the case is over."""

    terminal: bool
    side: bool


class ActionDeclared(Named):
    """`from_stages` is empty for what opens a case; `to` for what leaves the case in its stage. `event` is what stands in its story."""

    from_stages: list[str]
    to: list[str]
    event: str
    permission: str
    law: str


class ClockDeclared(Named):
    """`length` in words; by a recorded fact where there is more than one. `example`: a local rule not confirmed yet."""

    length: dict[str, str]
    starts: list[str]
    stops: list[str]
    window: bool
    law: str
    example: bool


class ProcedureDeclared(ProcedureLine):
    """The rules of the version that holds. `withdrawn` versions rule the cases that began under them."""

    law: str
    stages: list[StageDeclared]
    actions: list[ActionDeclared]
    clocks: list[ClockDeclared]
    published: list[int]
    withdrawn: list[int]


@router.get(
    "/procedures", response=ProcedureList, tags=TAG, operation_id="list_procedures", summary="List procedures"
)  # fmt: skip
@allow(May.READ)
def procedures(request: Any) -> HttpResponse:
    """With the version that holds."""
    del request
    return answer({"items": [_line(one) for one in known()]})


@router.get(
    "/procedures/{key}", response=ProcedureDeclared, tags=TAG, operation_id="get_procedure", summary="One procedure"
)  # fmt: skip
@allow(May.READ)
def procedure(request: Any, key: str) -> HttpResponse:
    """Its stages, actions and clocks."""
    del request
    found = known_as(key)
    if found is None:
        raise Http404
    gone = [one.version for one in found.versions if is_withdrawn(one)]
    holds = found.holds
    return answer({
        **_line(found),
        "law": str(holds.law),
        "stages": [_stage(one) for one in holds.stages],
        "actions": [_action(one) for one in holds.actions],
        "clocks": [_clock(one) for one in holds.deadlines],
        "published": [one.version for one in found.versions],
        "withdrawn": gone,
    })  # fmt: skip


def _line(one: Known) -> dict[str, Any]:
    version, since = (one.live.version, moment(one.live.at)) if one.live else (0, None)
    return {"key": one.key, "title": str(one.holds.title), "version": version, "since": since}


def _stage(one: Stage) -> dict[str, Any]:
    return {"key": one.key, "title": str(one.title), "terminal": one.terminal, "side": one.side}


def _action(one: Action) -> dict[str, Any]:
    plain = {"event": one.event, "permission": one.permission, "law": str(one.law)}
    ways = {"from_stages": list(one.from_stages), "to": list(one.targets())}
    return {"key": one.key, "title": str(one.title), **ways, **plain}


def _clock(one: Deadline) -> dict[str, Any]:
    return {
        "key": one.key, "title": str(one.title), "law": str(one.law), "window": one.window, "example": one.example,
        "length": {value: str(words) for value, words in in_words(one.length).items()},
        "starts": [type_of(event) for event in one.starts], "stops": [type_of(event) for event in one.stops],
    }  # fmt: skip
