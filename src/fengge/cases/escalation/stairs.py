"""`/desk/cases/<number>/ladder/`: the ladder of a case at one glance: each stay a step, as high as its rung, from left to right in time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.template.response import TemplateResponse

from fengge.cases.escalation.showing import landings_of, next_rise
from fengge.cases.file.record import Record
from fengge.cases.file.story import ICONS, title_of
from fengge.cases.file.telling import text_of
from fengge.cases.permissions import May
from fengge.cases.register.asking import ALL, Wanted
from fengge.cases.showing.finding import case_of
from fengge.core.clock import local
from fengge.core.pages import Request, page

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpResponse

    from fengge.cases.escalation.showing import Landing
    from fengge.core.models import Event
    from fengge.core.wording import Words

MOST = 8  # steps drawn; those before are in the story
PRESSES = (
    "case.urged", "case.supervised", "supervision.answered", "supervision.lifted", "case.alarmed", "alarm.answered",
    "extension.granted",
)  # fmt: skip


class Press(NamedTuple):
    """Somebody pressed, answered, or gave more time while it stood on this step."""

    at: datetime
    title: Words
    words: str
    icon: str


@dataclass(frozen=True)
class Step:
    """One stay with what was pressed for in it; `height` counts rungs from the lowest, 1 first."""

    landing: Landing
    height: int
    presses: list[Press]


@page("cases/<str:number>/ladder/", allow=May.READ, surface="desk", name="cases.ladder")
def ladder(request: Request, number: str) -> HttpResponse:
    """Who had it on which rung from when, why it moved, who pressed."""
    record = Record(case_of(number, request.actor), request.actor)
    steps = steps_of(record)
    shown = {
        "case": record.case,
        "steps": steps[-MOST:],
        "earlier": len(steps[:-MOST]),
        "next": next_rise(record.case, record.history),
        "origin": record.places.words(record.case.origin_division),
        "origin_url": Wanted(origin=record.case.origin_division, state=ALL).url(),
    }
    return TemplateResponse(request, "cases/escalation/page.html", shown)


def steps_of(record: Record) -> list[Step]:
    """Oldest first."""
    keys = [rung.key for rung in record.case.procedure.ladder.rungs]
    presses = [event for event in record.events if event.type in PRESSES]
    return [
        Step(one, keys.index(one.key) + 1 if one.key in keys else 1, _within(record, one, presses))
        for one in landings_of(record)
    ]  # fmt: skip


def _within(record: Record, stay: Landing, events: list[Event]) -> list[Press]:
    return [
        Press(local(one.at), title_of(record, one), text_of(record, one), ICONS.get(one.type, "point"))
        for one in events
        if stay.since <= one.at and (stay.until is None or one.at < stay.until)
    ]
