"""Making meetings with their agendas, many places at once. Called by the worker's job and by whoever calls one by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from fengge.cases.meetings.agenda.asking import agendas
from fengge.cases.meetings.agenda.freezing import freeze, left_out
from fengge.cases.models import AgendaItem, LeftOut, Meeting
from fengge.core.clock import now

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from fengge.core.packs.meetings import Series

NOTHING = Meeting.Outcome.NOTHING


def one_at_a_time() -> None:
    """Until this transaction ends nobody else calls a meeting: two workers, or two people pressing at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('cases.meetings'))")


def convene(
    key: str,
    series: Series,
    places: Iterable[str],
    on: date,
    *,
    nth: int = 1,
    by: int | None = None,
    keep: bool = False,
) -> list[Meeting]:
    """One meeting in each place, its agenda frozen. Where there is nothing to discuss none is held, and that is recorded.

    `keep` leaves a meeting without items open, for what its people bring themselves.
    """
    at, codes = now(), list(places)
    found = agendas(key, series, codes, at)
    total = {one.division: one.total for one in found}
    rows = [
        Meeting(
            series=key, division=code, on=on, nth=nth, called_at=at, called_by_id=by,
            left_out=max(total.get(code, 0) - series.most, 0),
            **({} if code in total or series.always or keep else {"outcome": NOTHING, "ended_at": at}),
        )
        for code in codes
    ]  # fmt: skip
    meetings = Meeting.objects.bulk_create(rows)
    of_place = {one.division: one for one in meetings}
    AgendaItem.objects.bulk_create(freeze(found, of_place, series))
    LeftOut.objects.bulk_create(left_out(found, of_place))
    return list(meetings)
