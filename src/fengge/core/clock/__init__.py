"""The only place that reads the time. Everybody else asks here, once, at the edge.

`now()` and `today()` are Asia/Shanghai whatever the machine's zone is; `at(moment)` holds the time still for a test or
for making demonstration data of last year.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from fengge.core.clock.words import ago, due_words, duration_words
from fengge.core.clock.zone import ZONE, local

__all__ = ["ZONE", "ago", "at", "day_of", "due_words", "duration_words", "end_of", "local", "now", "start_of", "today"]

_held: ContextVar[datetime | None] = ContextVar("held_time", default=None)


def now() -> datetime:
    """The present moment, with Asia/Shanghai as its zone."""
    return _held.get() or datetime.now(ZONE)


def today() -> date:
    """The calendar day in Asia/Shanghai, also when the server runs in another zone."""
    return now().date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Hold the time at `moment` inside the block; a moment without a zone is read as Asia/Shanghai."""
    token = _held.set(local(moment))
    try:
        yield
    finally:
        _held.reset(token)


def day_of(written: str) -> date | None:
    """A day as URLs carry it, or None."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, ZONE)


def end_of(day: date) -> datetime:
    """The last second of a day: a term ends at twenty-four hundred (民法典 art. 203)."""
    return datetime.combine(day, time(23, 59, 59), ZONE)
