"""Lengths that depend on what was recorded: by level, by rung of the ladder, or up to an agreed day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from fengge.cases.procedure.clocks.length import CalendarDays, Hours, Months, Term, UntilDay, UntilMoment, WorkingDays
from fengge.core.clock import local
from fengge.core.wording import Words

LEVEL_TOLD_BY = ("case.triaged", "case.regraded")
RUNG_TOLD_BY = (
    "case.reported", "case.triaged", "case.transferred", "case.returned", "case.raised", "case.sent_down",
)  # fmt: skip


@dataclass(frozen=True)
class By:
    """One term for each value of a recorded fact. Only the events in `told_by` may tell the fact."""

    fact: str
    terms: Mapping[str, Term]
    default: str
    told_by: tuple[str, ...]

    def settle(self, told: Mapping[str, object]) -> Term:
        """The term for the value told; for one never told or not listed, the default's."""
        return self.terms.get(str(told.get(self.fact, self.default)), self.terms[self.default])


@dataclass(frozen=True)
class Stated:
    """Up to the day (ISO) that the starting event was recorded with; no day, no clock."""

    field: str

    def settle(self, told: Mapping[str, object]) -> Term | None:
        try:
            return UntilDay(day=date.fromisoformat(str(told[self.field])))
        except (KeyError, ValueError):
            return None

    def words(self) -> Words:
        return UntilDay().words()


@dataclass(frozen=True)
class StatedMoment(Stated):
    """Up to the moment (ISO, with its offset) that the starting event was recorded with; no moment, no clock."""

    def settle(self, told: Mapping[str, object]) -> Term | None:
        try:
            return UntilMoment(moment=local(datetime.fromisoformat(str(told[self.field]))))
        except (KeyError, ValueError):
            return None

    def words(self) -> Words:
        return UntilMoment().words()


Length: TypeAlias = Term | By | Stated


def settle(length: Length, told: Mapping[str, object]) -> Term | None:
    """The term that applies once the recorded facts are known."""
    return length if isinstance(length, Term) else length.settle(told)


def in_words(length: Length) -> dict[str, Words]:
    """How long for each value of the recorded fact; under an empty key where it depends on none."""
    terms = length.terms if isinstance(length, By) else {"": length}
    return {value: term.words() for value, term in terms.items()}


def calendar_days(count: int) -> Term:
    return CalendarDays(count)


def working_days(count: int) -> Term:
    return WorkingDays(count)


def hours(count: int) -> Term:
    return Hours(count)


def months(count: int) -> Term:
    return Months(count)


def by_level(terms: Mapping[str, Term], default: str = "", told_by: tuple[str, ...] = LEVEL_TOLD_BY) -> By:
    """A term for each level of difficulty; before triage the first one named, or `default`, applies."""
    return By("level", terms, default or next(iter(terms)), told_by)


def by_rung(terms: Mapping[str, Term], default: str = "", told_by: tuple[str, ...] = RUNG_TOLD_BY) -> By:
    """A term for each rung of the ladder (village, town, county)."""
    return By("rung", terms, default or next(iter(terms)), told_by)


def stated_day(field: str) -> Stated:
    return Stated(field)


def stated_moment(field: str) -> StatedMoment:
    return StatedMoment(field)
