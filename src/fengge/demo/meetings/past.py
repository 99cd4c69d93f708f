"""The meetings of the last month, lived in memory and stored with the disputes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from fengge.cases.meetings.calling.due import seats
from fengge.cases.meetings.calling.rhythm import due_on
from fengge.cases.meetings.series import all_series
from fengge.core.calendar.county import county_calendar
from fengge.core.clock import ZONE, at, now, today
from fengge.core.events import Draft, row_of
from fengge.demo.meetings.matters import Matter, matter_at
from fengge.demo.meetings.sitting import Sitting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model

    from fengge.cases.models import Decision
    from fengge.core.access import Actor
    from fengge.core.packs.meetings import Series
    from fengge.demo.replay.at_once import Book, Life
    from fengge.demo.replay.hands import Hands

BACK, SEED = timedelta(days=31), 330


@dataclass
class Past:
    """The rows and events that the meetings leave behind. `spoken`: what each series decided on each case, oldest first."""

    lives: list[Life]
    hands: Hands
    book: Book
    rows: list[Model] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    spoken: dict[tuple[str, int], list[Decision]] = field(default_factory=dict)
    rng: Random = field(default_factory=lambda: Random(SEED))

    def new(self, model: type[Any], **fields: Any) -> Any:
        """A row with its key, stored later."""
        row = model(pk=self.book.key(model), **fields)
        self.rows.append(row)
        return row

    def tell(self, kind: str, subject: Any, by: Actor, moment: datetime, **details: Any) -> None:
        """An event of that moment."""
        with at(moment):
            self.events.append(row_of(kind, subject, by=by, draft=Draft(details)))


def held(lives: list[Life], hands: Hands, book: Book) -> Past:
    """Every meeting that was due in the last month, oldest first; today's are left for `waiting`."""
    lately = [one for one in lives if one.case.settled_at is None or one.case.settled_at > now() - BACK]
    past = Past(lately, hands, book)
    for key, series, on in sorted(_days(), key=lambda one: (one[2], one[1].at)):
        begins = datetime.combine(on, series.at, ZONE)
        found = _by_seat(past, series, begins)
        for place in seats(series, on):
            if place in hands.ground.places:
                Sitting(past, key, series, place, begins).meet(found.get(place, []))
    return past


def _days() -> Iterable[tuple[str, Series, date]]:
    for key, series in all_series().items():
        days = {due_on(series, today() - timedelta(days=back), county_calendar()) for back in range(BACK.days)}
        yield from ((key, series, day) for day in days if day and day < today())


def _by_seat(past: Past, series: Series, begins: datetime) -> dict[str, list[Matter]]:
    found: dict[str, list[Matter]] = {}
    for life in past.lives:
        matter = matter_at(life, begins, series)
        if matter is not None:
            found.setdefault(past.hands.seat(series.level, life.case.division), []).append(matter)
    return found
