"""What may be done to a case, by whom, from where, and where it leads."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from fengge.cases.procedure.parts.guard import Facts, Guard
from fengge.core.wording import Words

Kind = Literal["line", "text", "day", "choice", "yes", "number", "money"]


@dataclass(frozen=True)
class Field:
    """One thing asked when the generic step is taken; `key` is its name in the event's data."""

    key: str
    title: Words
    kind: Kind = "line"
    required: bool = True
    choices: Mapping[str, Words] = field(default_factory=dict)


@dataclass(frozen=True)
class Action:
    """One action of a procedure.

    `to` is the stage it leads to: None stays; a table leads by outcome (an outcome mapped to None stays). No stage in
    `from_stages` means the action opens the case. `verb` is the dotted name of the function that does it, None for the
    generic step, which records `input` (declared fields, or the dotted name of an Input class) as the event's data.
    `posts` narrows who may act beside the permission: empty means every post that holds it. `documents` may be drawn up
    with it; `told` are those who may be told of it, if and as the county's `notices.toml` has it; `tells` is what
    the reporter reads of it in the story, empty where it is the office's own business, `shows` the answer whose words stand with it.
    `undoable` may be taken back by its author while nothing followed.
    `also` are events that its verb may record in the place of `event`: what was offered was returned, not taken.
    """

    key: str
    title: Words
    event: str
    from_stages: tuple[str, ...]
    to: str | Mapping[str, str | None] | None
    permission: str
    posts: tuple[str, ...] = ()
    guards: tuple[Guard, ...] = ()
    verb: str | None = None
    input: str | tuple[Field, ...] = ()
    documents: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    tells: Words = ""
    shows: str = ""
    undoable: bool = False
    after_end: bool = False
    law: Words = ""
    also: tuple[str, ...] = ()

    @property
    def opens(self) -> bool:
        return not self.from_stages

    @property
    def outcomes(self) -> tuple[str, ...]:
        return tuple(self.to) if isinstance(self.to, Mapping) else ()

    def targets(self) -> tuple[str, ...]:
        """Every stage this action can lead to, itself staying not counted."""
        ends = self.to.values() if isinstance(self.to, Mapping) else (self.to,)
        return tuple(dict.fromkeys(end for end in ends if end))

    def leads_to(self, stage: str, outcome: str | None = None) -> str:
        """The stage after this action; KeyError for an outcome it does not have."""
        end = self.to[outcome or ""] if isinstance(self.to, Mapping) else self.to
        return end or stage

    def allowed_to(self, permissions: Collection[str], posts: Collection[str]) -> bool:
        return self.permission in permissions and (not self.posts or bool(set(self.posts) & set(posts)))

    def missing(self, facts: Facts, outcome: str | None = None) -> list[Words]:
        """Every guard that does not hold, as a sentence; with an outcome, those of that outcome only."""
        asked = (guard for guard in self.guards if not guard.only_for or outcome is None or outcome in guard.only_for)
        return [guard.message() for guard in asked if not guard.holds(facts)]
