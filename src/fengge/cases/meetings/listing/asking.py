"""A list that a figure opens shows the rows that the figure counted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from fengge.core.clock import now
from fengge.core.figures import Asked, Figure, get_figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import Model, QuerySet


def figured(query: Mapping[str, Any], model: type[Model]) -> Figure | None:
    """The figure that is asked for, if it counts rows of this kind."""
    found = get_figure(str(query.get("figure", ""))[:80])
    return found if found and found.rows(Asked(now())).model is model else None


def of_figure(figure: Figure, query: Mapping[str, Any]) -> QuerySet[Any]:
    """The rows it counts, as asked."""
    place = str(query.get("place", ""))
    asked = Asked(now(), place if place.isdecimal() else "", _day(query, "since"), _day(query, "until"))
    return figure.rows(asked)


def _day(query: Mapping[str, Any], name: str) -> date | None:
    try:
        return date.fromisoformat(str(query.get(name, "")))
    except ValueError:
        return None
