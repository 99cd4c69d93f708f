"""A figure is a declared query: a key, a version, parameters, and the rows it counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from fengge.core.access import current_actor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from django.db.models import Q, QuerySet

    from fengge.core.wording import Words

    Rows = Callable[["Asked"], QuerySet[Any]]
    Condition = Callable[["Asked"], Q]
    Kept = Callable[["Asked"], Mapping[str, int] | None]

F = TypeVar("F", bound="Callable[[Asked], Any]")


@dataclass(frozen=True)
class Asked:
    """What a figure is asked for: a division's subtree, days from `since` to `until` inclusive, as known at `as_of`."""

    as_of: datetime
    place: str = ""
    since: date | None = None
    until: date | None = None
    known: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: object, fetch: Callable[[], Any]) -> Any:
        """What several figures need to answer this question, fetched once for each reader."""
        of_whom = (current_actor(), key)
        if of_whom not in self.known:
            self.known[of_whom] = fetch()
        return self.known[of_whom]

    @property
    def query(self) -> dict[str, str]:
        """The same question as URL parameters."""
        parts = {
            "place": self.place,
            "since": self.since and self.since.isoformat(),
            "until": self.until and self.until.isoformat(),
        }
        return {name: value for name, value in parts.items() if value}


@dataclass(frozen=True)
class Figure:
    """A named, versioned definition. `rows` gives what is counted, within the reader's scope; `out_of` makes it a rate.

    Of those, a rate's rows meet one `condition` more, so that both are counted in one look.
    `opens` is the page that lists the rows; it receives `figure=<key>` and the parameters. `kept` tells from a tally how many
    rows there are, for several figures by key, or None when the tally cannot: a test holds that it says what counting says.
    """

    key: str
    title: Words
    unit: Words
    definition: Words
    rows: Rows
    opens: str
    version: int = 1
    out_of: Rows | None = None
    sets: tuple[str, ...] = ()
    kept: Kept | None = None
    condition: Condition | None = None


@dataclass(frozen=True)
class Value:
    """A figure's answer: rows counted, the denominator of a rate, and the address of the row list."""

    figure: Figure
    count: int
    out_of: int | None
    url: str

    @property
    def value(self) -> float | int:
        """The number itself; a rate in percent with one decimal, 0 when nothing could be counted."""
        if self.out_of is None:
            return self.count
        return round(100 * self.count / self.out_of, 1) if self.out_of else 0


_figures: dict[str, Figure] = {}


def figure(
    key: str,
    *,
    title: Words,
    unit: Words,
    definition: Words,
    opens: str,
    version: int = 1,
    out_of: Rows | None = None,
    sets: tuple[str, ...] = (),
    kept: Kept | None = None,
) -> Callable[[F], F]:
    """Declare the decorated query a figure. With `out_of` it is a rate, and the query gives the condition that its rows meet."""

    def declare(query: F) -> F:
        if key in _figures:
            raise ValueError(f"figure {key!r} is declared twice")
        condition = query if out_of else None
        rows = _under(out_of, query) if out_of else query
        _figures[key] = Figure(key, title, unit, definition, rows, opens, version, out_of, sets, kept, condition)
        return query

    return declare


def _under(rows: Rows, condition: Condition) -> Rows:
    return lambda asked: rows(asked).filter(condition(asked))


def all_figures(name: str = "") -> list[Figure]:
    """Every figure, or those of one set, by key."""
    return [f for key, f in sorted(_figures.items()) if not name or name in f.sets]


def get_figure(key: str) -> Figure | None:
    """A figure by key."""
    return _figures.get(key)
