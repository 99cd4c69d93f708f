"""Figures over the API: the number, what it is of, and the address of the rows behind it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from fengge.core.api import allow, answer
from fengge.core.clock import now
from fengge.core.figures import Asked, Figure, all_figures, get_figure, measure
from fengge.core.pages import ANY_STAFF

router = Router(tags=["figures"])


class Question(Schema):
    """Where and when."""

    place: str = Field("", pattern=r"^\d{0,18}$")
    since: date | None = None
    until: date | None = None


class FigureShown(Schema):
    """A figure's definition."""

    key: str
    title: str
    unit: str
    definition: str
    version: int


class FigureList(Schema):
    """Every figure there is."""

    items: list[FigureShown]


class FigureValue(FigureShown):
    """A figure's answer within the reader's scope; a rate shows of what it is."""

    value: float
    numerator: int
    denominator: int | None
    rows: str


@router.get("/figures", response=FigureList, operation_id="list_figures", summary="Figures")
@allow(ANY_STAFF)
def figures(request: Any) -> HttpResponse:
    """Their definitions, by key."""
    del request
    return answer({"items": [_definition(one) for one in all_figures()]})


@router.get("/figures/{key}", response=FigureValue, operation_id="get_figure", summary="The value of a figure")
@allow(ANY_STAFF)
def figure(request: Any, key: str, asked: Query[Question]) -> HttpResponse:
    """Counted now, in the reader's scope."""
    found = get_figure(key)
    if found is None:
        raise Http404
    told = measure(found, Asked(now(), asked.place, asked.since, asked.until))
    rows = request.build_absolute_uri(told.url)
    shown = {"value": told.value, "numerator": told.count, "denominator": told.out_of, "rows": rows}
    return answer({**_definition(found), **shown})


def _definition(one: Figure) -> dict[str, Any]:
    return {
        "key": one.key,
        "title": str(one.title),
        "unit": str(one.unit),
        "definition": str(one.definition),
        "version": one.version,
    }
