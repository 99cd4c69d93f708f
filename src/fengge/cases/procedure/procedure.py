"""A procedure: everything that is decided about a kind of case before any case exists."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from fengge.cases.procedure.clocks import Clock, Deadline, Event, trace
from fengge.cases.procedure.parts.action import Action
from fengge.cases.procedure.parts.document import Document, fact_of, must_have
from fengge.cases.procedure.parts.guard import Facts, Guard
from fengge.cases.procedure.parts.ladder import Ladder, Level
from fengge.cases.procedure.parts.stage import Stage
from fengge.core.calendar import Calendar
from fengge.core.wording import Words

Part = TypeVar("Part", Stage, Action, Deadline, Level, Document)


@dataclass(frozen=True)
class Procedure:
    """A frozen declaration; make one with `build`, which checks it. `guards` hold for every action but opening.

    `words` are titles for values that are recorded (`level.simple`, `route.court`, `outcome.written`).
    `about` says in one line of plain words what is registered under it. `kinds` names the pack's code list of what its cases
    are about. `arrives` is the stage a case of another procedure comes to when it turns out to be one of these; with none,
    no case does. Without `lists_people` no list that is taken away says whose cases they are. An `example` procedure, or part,
    is shown as 示例 until the county confirms it.
    """

    key: str
    title: Words
    version: int
    law: Words
    stages: tuple[Stage, ...]
    actions: tuple[Action, ...]
    deadlines: tuple[Deadline, ...]
    ladder: Ladder
    levels: tuple[Level, ...] = ()
    documents: tuple[Document, ...] = ()
    guards: tuple[Guard, ...] = ()
    words: Mapping[str, Words] = field(default_factory=dict)
    about: Words = ""
    kinds: str = "dispute_kinds"
    arrives: str = ""
    lists_people: bool = True
    example: bool = False

    def stage(self, key: str) -> Stage:
        return _one(self.stages, key)

    def action(self, key: str) -> Action:
        return _one(self.actions, key)

    def deadline(self, key: str) -> Deadline:
        return _one(self.deadlines, key)

    def level(self, key: str) -> Level:
        return _one(self.levels, key)

    def document(self, key: str) -> Document:
        return _one(self.documents, key)

    @property
    def events(self) -> tuple[str, ...]:
        """Every type of event this procedure records."""
        return tuple(dict.fromkeys(kind for action in self.actions for kind in (action.event, *action.also)))

    @property
    def said(self) -> dict[str, Words]:
        """What event types and recorded values are called, for sentences."""
        events = {action.event: action.title for action in self.actions}
        levels = {f"level.{level.key}": level.title for level in self.levels}
        rungs = {f"rung.{rung.key}": rung.title for rung in self.ladder.rungs}
        return {**events, **levels, **rungs, **self.words}

    def openings(self) -> tuple[Action, ...]:
        """The actions that begin a case."""
        return tuple(action for action in self.actions if action.opens)

    def actions_for(self, stage: str, permissions: Collection[str], posts: Collection[str] = ()) -> tuple[Action, ...]:
        """What this actor may do to a case in this stage, in the declared order. Guards are asked by `missing`."""
        here = (action for action in self.actions if stage in action.from_stages)
        return tuple(action for action in here if action.allowed_to(permissions, posts))

    def missing(self, action: Action, facts: Facts, outcome: str | None = None) -> list[Words]:
        """What still stands in the way, one sentence each; empty when the action may be taken."""
        general = [] if action.opens else [guard.message() for guard in self.guards if not guard.holds(facts)]
        return general + action.missing(facts, outcome)

    def missing_documents(self, facts: Facts) -> tuple[tuple[Document, ...], ...]:
        """The must-have lines of the dossier's index with no piece yet, each as the pieces that would do."""
        there = {document.number for document in self.documents if facts.get(fact_of(document.key), False)}
        return tuple(line for line in must_have(self.documents) if line[0].number not in there)

    def clocks(self, events: Iterable[Event], calendar: Calendar, at: datetime) -> list[Clock]:
        """Every clock of a case with these events, as of `at`."""
        return trace(self.deadlines, events, calendar, at, self.said)

    def with_settings(self, settings: Mapping[str, object]) -> "Procedure":
        """The procedure as a county's pack adjusts it; ProcedureError names a setting that cannot be."""
        from fengge.cases.procedure.tuning import tuned

        return tuned(self, settings)


def _one(parts: Iterable[Part], key: str) -> Part:
    """The part of this key; KeyError if the procedure has none."""
    for part in parts:
        if part.key == key:
            return part
    raise KeyError(key)
