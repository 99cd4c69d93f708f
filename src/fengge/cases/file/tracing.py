"""`/desk/cases/<number>/clocks/`: how each limit of a case came about, sentence by sentence and day by day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.template.response import TemplateResponse

from fengge.cases.file.record import Record
from fengge.cases.permissions import May
from fengge.cases.procedure import State
from fengge.cases.showing.clocks import every_span, full_clock
from fengge.cases.showing.counting import DayCount, day_counts
from fengge.cases.showing.finding import case_of
from fengge.core.pages import Request, page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from fengge.cases.procedure import Clock
    from fengge.core.wording import Words
    from fengge.ui import ClockSpan, ClockView


@dataclass(frozen=True)
class Traced:
    """One clock with all that proves it: sentences, stretches, days."""

    clock: Clock
    view: ClockView
    sentences: list[Words]
    spans: list[ClockSpan]
    count: DayCount | None


@page("cases/<str:number>/clocks/", allow=May.READ, surface="desk", name="cases.clocks")
def clocks(request: Request, number: str) -> HttpResponse:
    """What runs, nearest end first; then what is over or void."""
    record = Record(case_of(number, request.actor), request.actor)
    traced = [
        Traced(clock, full_clock(clock), clock.explain(), every_span(clock), count)
        for clock, count in zip(record.clocks, day_counts(record.clocks), strict=True)
    ]
    live = [one for one in traced if _is_live(one.clock)]
    shown = {
        "case": record.case,
        "live": sorted(live, key=lambda one: one.clock.due_at or one.clock.at),
        "over": [one for one in traced if not _is_live(one.clock)][::-1],
    }
    return TemplateResponse(request, "cases/file/trace.html", shown)


def _is_live(clock: Clock) -> bool:
    return clock.is_open and not (clock.deadline.window and clock.state == State.MISSED)
