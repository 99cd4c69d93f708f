"""One line of a list of cases: what, where, with whom since when, due when, and the next thing to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, cast

from django.utils.translation import gettext as _

from fengge.cases.showing.clocks import brief_clock
from fengge.cases.showing.places import Places
from fengge.cases.showing.stepping import next_step
from fengge.cases.showing.urls import action_url
from fengge.cases.vocabulary import kind_title, levels, title_in
from fengge.core.clock import ago, local
from fengge.core.packs import pack
from fengge.core.packs.triage import Triage
from fengge.ui import Action, Level

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from fengge.cases.models import Case
    from fengge.cases.procedure import Action as Step
    from fengge.core.access import Actor

    Steps = dict[tuple[object, ...], Step | None]

Colour = Literal["blue", "yellow", "red"]


@dataclass(frozen=True)
class CaseLine:
    """A case ready for a table."""

    case: Case
    place: str
    at: datetime
    actor: Actor
    steps: Steps = field(default_factory=dict, repr=False, compare=False)  # shared by the lines of one list

    @property
    def pk(self) -> str:
        return self.case.number

    @property
    def url(self) -> str:
        return self.case.url

    @property
    def stage(self) -> str:
        """Where it is on its road, and whether superiors or the resident press for it."""
        marks = {"is_supervised": _("督办中"), "is_urged": _("被催办")}
        pressed = [words for name, words in marks.items() if getattr(self.case, name, False)]
        return " · ".join([str(self.case.stage_title), *([] if self.case.settled_at else pressed)])

    @property
    def kind(self) -> str:
        return kind_title(self.case.kind) if self.case.kind else ""

    @property
    def level(self) -> Level | str:
        return level_of(self.case)

    @property
    def holder(self) -> str:
        """With whom, since when."""
        if self.case.holder is None or self.case.held_since is None:
            return _("无人承办")
        since = ago(local(self.case.held_since), self.at)
        return _("%(name)s（%(since)s）") % {"name": self.case.holder.person.name, "since": since}

    @property
    def clock(self) -> object:
        return brief_clock(self.case, self.at)

    @property
    def next(self) -> Action | str:
        """The one action to offer here."""
        case = self.case
        stands = (case.procedure_key, case.procedure_version, case.stage, case.holder_id is None)
        alike = (*stands, getattr(case, "is_offered", False))
        if alike not in self.steps:
            self.steps[alike] = next_step(case, self.actor)
        step = self.steps[alike]
        return Action(step.title, action_url(self.case, step.key)) if step else ""


def level_of(case: Case) -> Level | str:
    """The level in its colour's shape and its word, the county's own if its table has it; empty before anybody said."""
    if level := pack().part(Triage).levels.get(case.level):
        return Level(level.colour, title_in(levels(), case.level))
    own = {one.key: one for one in case.procedure.levels}.get(case.level)
    return Level(cast("Colour", own.colour), own.title) if own else ""


def lines_of(cases: Iterable[Case], actor: Actor, at: datetime) -> list[CaseLine]:
    """Lines with their places, at one query for all."""
    rows = list(cases)
    places = Places({case.division for case in rows})
    own = actor.places[0] if actor.places else ""
    steps: Steps = {}
    return [CaseLine(case, places.words(case.division, within=own), at, actor, steps) for case in rows]
