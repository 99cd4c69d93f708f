"""How a letter looks in a list and at the head of its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.letters.clocks import deadlines_of
from fengge.cases.letters.kinds import title_of
from fengge.cases.models import Letter
from fengge.cases.models.letters import WAITING
from fengge.cases.showing.clocks import brief
from fengge.core.clock import local
from fengge.ui import ClockView, Step

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

State = Letter.State
ROAD = (State.DRAFTED, State.ISSUED, State.RECEIVED, State.REPLIED, State.ACCEPTED)
STEPS = {State.RETURNED: State.REPLIED}


@dataclass(frozen=True)
class LetterLine:
    """A letter ready for a table. Its rows come from `Letters.with_names`."""

    letter: Letter
    at: datetime

    @property
    def pk(self) -> int:
        return int(self.letter.pk)

    @property
    def number(self) -> str:
        return self.letter.number or _("（草稿）")

    @property
    def kind(self) -> str:
        return title_of(self.letter)

    @property
    def state(self) -> str:
        return state_of(self.letter)

    @property
    def standing(self) -> str:
        """The state, and how often it took urging."""
        return " · ".join(filter(None, (self.state, self.urged and _("催办 %s") % self.urged)))

    @property
    def urged(self) -> str:
        times = getattr(self.letter, "urged", 0)
        return _("%(times)d 次") % {"times": times} if times else ""

    @property
    def issued(self) -> object:
        return local(self.letter.issued_at).date() if self.letter.issued_at else ""

    @property
    def clock(self) -> ClockView | str:
        return clock_of(self.letter, self.at)


def state_of(letter: Letter) -> str:
    """What the state is called; a draft that was thrown away was never sent, so it is not called withdrawn."""
    if letter.state == State.WITHDRAWN and not letter.number:
        return _("草稿作废")
    return str(letter.get_state_display())


def lines_of(letters: Iterable[Letter], at: datetime) -> list[LetterLine]:
    """Lines for a table."""
    return [LetterLine(letter, at) for letter in letters]


def clock_of(letter: Letter, at: datetime) -> ClockView | str:
    """What is due next, in words; empty when nobody owes anything."""
    if letter.next_due_at is None:
        return ClockView(_("回复期限"), _("已暂停"), "paused") if letter.state in WAITING else ""
    titles = {deadline.key: deadline.title for deadline in deadlines_of(letter.terms)}
    return brief(titles.get(letter.next_due_key, _("期限")), letter.next_due_at, at)


def steps_of(letter: Letter, replied_at: datetime | None) -> list[Step]:
    """The road with where the letter stands; one withdrawn ends where it had come to."""
    days = {
        State.DRAFTED: letter.drafted_at, State.ISSUED: letter.issued_at, State.RECEIVED: letter.received_at,
        State.REPLIED: replied_at,
    }  # fmt: skip
    if letter.state == State.WITHDRAWN:
        gone = [Step(state.label, "done", local(day)) for state, day in days.items() if day]
        return [*gone, Step(state_of(letter), "current", local(letter.settled_at) if letter.settled_at else None)]
    here = ROAD.index(STEPS.get(State(letter.state), State(letter.state)))
    note = State.RETURNED.label if letter.state == State.RETURNED else ""
    over = letter.state == State.ACCEPTED
    steps = []
    for number, state in enumerate(ROAD):
        standing = "done" if number < here or over else "current" if number == here else "waiting"
        day = letter.settled_at if state == State.ACCEPTED else days.get(state)
        steps.append(Step(state.label, standing, local(day) if day else None, note if number == here else ""))  # type: ignore[arg-type]
    return steps
