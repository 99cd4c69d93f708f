"""Asking the records for agendas: one question for all the places of a series, in the reader's scope."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection

from fengge.cases.meetings.agenda.reasons import AGENDA, LEFT, TESTS
from fengge.cases.meetings.series import SECRECY, all_series

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from fengge.core.packs.meetings import Line, Series

RUNGS = ("village", "town", "county")


class Found(NamedTuple):
    """A matter for an agenda: a case, or an earlier decision about something that is no case. `total` is how many there were.

    The first of a place also knows what had no room on the agenda, in order.
    """

    division: str
    position: int
    case_id: int | None
    decision_id: int | None
    reasons: list[str]
    total: int
    discussed: int
    left_cases: list[int] | None
    left_hushed: list[int] | None
    left_decisions: list[int] | None


def agendas(key: str, series: Series, divisions: Iterable[str], at: datetime) -> list[Found]:
    """What is to be discussed in each of these places, in order; at most `series.most` matters in each."""
    lines = series.lines
    if not lines:
        return []
    tests = "\nUNION ".join(TESTS[line.test].format(n=f"l{number}_") for number, (_, line) in enumerate(lines))
    values: dict[str, Any] = {
        "divisions": list(divisions),
        "series": key,
        "secrecy": int(SECRECY[series.secrecy]),
        "most": series.most,
        "from_below": [name for name, one in all_series().items() if one.raises_to == key],
        "hushed": [name for name, line in lines if line.test == "risk"],
        "lower": list(RUNGS[: RUNGS.index(series.level)]),
    }
    for number, (name, line) in enumerate(lines):
        values |= {f"l{number}_{part}": value for part, value in _asked(name, line, series, at).items()}
    with connection.cursor() as cursor:
        cursor.execute(AGENDA.format(tests=tests, left=LEFT), values)
        return [Found(*row) for row in cursor.fetchall()]


def _asked(name: str, line: Line, series: Series, at: datetime) -> dict[str, Any]:
    return {
        "order": line.order,
        "key": name,
        "rungs": line.rungs or [series.level],
        "levels": line.levels,
        "any_level": not line.levels,
        "procedures": line.procedures,
        "any_procedure": not line.procedures,
        "colours": line.colours,
        "any_colour": not line.colours,
        "before": at - timedelta(days=line.days),
    }
