"""From events to clocks: a pure function of the events, the procedure's deadlines, the calendar and a moment."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from fengge.cases.procedure.clocks.clock import Clock, State
from fengge.cases.procedure.clocks.deadline import Deadline, Pause
from fengge.cases.procedure.clocks.events import Event, Heard, in_order
from fengge.cases.procedure.clocks.length import Term
from fengge.cases.procedure.clocks.round import Round
from fengge.cases.procedure.clocks.told import By, settle
from fengge.core.calendar import Calendar
from fengge.core.clock import start_of
from fengge.core.wording import Words


def trace(
    deadlines: Iterable[Deadline],
    events: Iterable[Event],
    calendar: Calendar,
    at: datetime,
    said: Mapping[str, Words] | None = None,
) -> list[Clock]:
    """Every round of every deadline that has begun by `at`, in the deadlines' order and the rounds' own.

    Only the triggers a deadline names move its clock. Events after `at` are not looked at, so an earlier day's answer
    can be given again. `said` gives titles of event types and of values (`level.simple`) for the sentences.
    """
    known = in_order(events, at)
    return [clock for deadline in deadlines for clock in _clocks(deadline, known, calendar, at, said or {})]


class Running(NamedTuple):
    """A round that is not over and does not stand still: which round of which deadline, its end, when to remind of it."""

    deadline: Deadline
    round: int
    due: datetime
    remind_at: tuple[datetime, ...]


def running(
    deadlines: Iterable[Deadline], events: Iterable[Event], calendar: Calendar, at: datetime
) -> Iterator[Running]:
    """Every end still ahead or missed, and nothing of how it came about: what a verb and the sweep ask."""
    known = in_order(events, at)
    types = {event.type for event in known}
    for deadline in deadlines:
        if types.isdisjoint(deadline.begins):
            continue
        reading = _read(deadline, known, calendar, {})
        if (round_ := reading.open) and (due := round_.due()):
            yield Running(deadline, len(reading.rounds), due, _reminders(round_, due))


def owed(
    deadlines: Iterable[Deadline], events: Iterable[Event], calendar: Calendar, at: datetime
) -> Iterator[tuple[Deadline, datetime]]:
    """Every open end that somebody owes: windows are nobody's debt."""
    for one in running(deadlines, events, calendar, at):
        if not one.deadline.window:
            yield one.deadline, one.due


def _clocks(
    deadline: Deadline, events: Sequence[Event], calendar: Calendar, at: datetime, said: Mapping[str, Words]
) -> Iterator[Clock]:
    for number, round_ in enumerate(_read(deadline, events, calendar, said).rounds, start=1):
        if term := round_.term:
            yield _clock(round_, term, number, at, said)


def _read(deadline: Deadline, events: Sequence[Event], calendar: Calendar, said: Mapping[str, Words]) -> "_Reading":
    reading = _Reading(deadline, calendar, said)
    for event in events:
        if event.type in deadline.hears:
            reading.read(event)
    return reading


class _Reading:
    """One deadline reading the events from the first to the last."""

    def __init__(self, deadline: Deadline, calendar: Calendar, said: Mapping[str, Words]) -> None:
        self.deadline = deadline
        self.calendar = calendar
        self.said = said
        self.rounds: list[Round] = []
        self.told: dict[str, object] = {}
        self.may_start = True

    @property
    def open(self) -> Round | None:
        last = self.rounds[-1] if self.rounds else None
        return last if last and last.ended_at is None else None

    def read(self, event: Event) -> None:
        self.learn(event)
        heard = self.deadline.heard
        if event in heard.stops:
            self.finish(event, met=True)
        if event in heard.cancels:
            self.finish(event, met=False)
        if event in heard.renews:
            self.finish(event, met=False)
            self.may_start = True
        if self.may_start and event in heard.starts:
            self.rounds.append(Round(self.deadline, self.calendar, event, dict(self.told)))
            self.may_start = False
        self.move(event)

    def learn(self, event: Event) -> None:
        length = self.deadline.length
        if isinstance(length, By) and event.type in length.told_by and length.fact in event.data:
            facts = {length.fact: event.data[length.fact]}
            self.told.update(facts)
            if self.open:
                self.open.learn(facts, event.at)

    def finish(self, event: Event, *, met: bool) -> None:
        if self.open:
            self.open.finish(event.at, met=met)

    def move(self, event: Event) -> None:
        """Pause, resume, lengthen."""
        if not (running := self.open):
            return
        for pause in self.deadline.pauses:
            if event in Heard(pause.on):
                running.pause(event.at, self.reason(pause, event))
            elif event in Heard(pause.until):
                running.resume(event.at)
        if self.deadline.extends and event in Heard(self.deadline.extends.on):
            self.lengthen(running, event)

    def reason(self, pause: Pause, event: Event) -> Words:
        """The recorded reason's title, a value that says nothing about a person; else the declared one."""
        return self.said.get(f"why.{event.data.get('why')}", pause.reason)

    def lengthen(self, running: Round, event: Event) -> None:
        days = event.data.get("days")
        if event.data.get("deadline", self.deadline.key) == self.deadline.key and isinstance(days, int):
            running.lengthen(event.at, days)


def _clock(round_: Round, term: Term, number: int, at: datetime, said: Mapping[str, Words]) -> Clock:
    due = round_.due()
    return Clock(
        deadline=round_.deadline,
        round=number,
        at=at,
        started_at=round_.began,
        started_by=round_.start.type,
        term=term,
        intervals=round_.intervals(),
        state=_state(round_, due, at),
        due_at=due,
        met_at=round_.met_at,
        cancelled_at=round_.cancelled_at,
        opens_at=_opens(round_),
        remind_at=_reminders(round_, due),
        extensions=round_.extensions,
        notes=round_.notes(term),
        said=said,
    )


def _state(round_: Round, due: datetime | None, at: datetime) -> State:
    if round_.cancelled_at:
        return State.CANCELLED
    if round_.held:
        return State.PAUSED
    late = due is not None and (round_.met_at or at) > due
    if late:
        return State.MISSED
    return State.MET if round_.met_at else State.RUNNING


def _opens(round_: Round) -> datetime | None:
    """The start of the first day on which the thing may be done."""
    opens = round_.deadline.opens
    term = settle(opens, round_.told) if opens else None
    return start_of(term.end(round_.began, round_.calendar).date()) if term else None


def _reminders(round_: Round, due: datetime | None) -> tuple[datetime, ...]:
    """Moments to remind at, the first first: in office hours only, never before it was written down nor after the end."""
    if due is None:
        return ()
    deadline = round_.deadline
    days = {due.date() - timedelta(days=before) for before in deadline.remind_before}
    days |= {round_.began.date() + timedelta(days=number) for number in deadline.remind_on}
    moments = (round_.calendar.next_opening(start_of(day)) for day in sorted(days))
    return tuple(moment for moment in moments if round_.start.at < moment < due)
