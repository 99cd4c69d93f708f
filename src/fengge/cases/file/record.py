"""Everything on record about one case, read once: the nouns that its events speak of."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from fengge.cases.engine.facts import facts_of
from fengge.cases.engine.timing import Happened, clocks_from
from fengge.cases.file.glance import look_for, there_is
from fengge.cases.file.kin import seen_among
from fengge.cases.showing.places import Places
from fengge.core.clock import local, now
from fengge.core.events import subject_kind
from fengge.core.models import Event

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.cases.models import Agreement, Attachment, Case, Holding, Obligation, Party, Session, Step
    from fengge.cases.procedure import Clock
    from fengge.core.access import Actor

look_for(attachments="SELECT FROM cases_attachment WHERE case_id = %(case)s")


@dataclass
class Record:
    """One query for each noun, however long the story, and none for a noun the case has none of.

    Nouns that events do not name are handed out in their order. `actor` is who reads, `at` the one moment of the page.
    """

    case: Case
    actor: Actor
    at: datetime = field(default_factory=now)

    @cached_property
    def has(self) -> dict[str, bool]:
        """What other parts look for (`look_for`), each with whether the case has any."""
        return there_is(self.case)

    @cached_property
    def events(self) -> list[Event]:
        """What happened, oldest first."""
        rows = Event.objects.filter(subject_kind=subject_kind(self.case), subject_id=self.case.pk)
        return list(rows.order_by("id"))

    @cached_property
    def history(self) -> list[Happened]:
        """The same as clocks and ladder read it."""
        return [Happened(one.type, local(one.at), one.details, one.signature, one.version) for one in self.events]

    @cached_property
    def clocks(self) -> list[Clock]:
        """Every clock as it stands now, with its trace."""
        return clocks_from(self.case, self.history, self.at)

    @cached_property
    def facts(self) -> dict[str, bool]:
        """What guards may ask, for this reader."""
        return facts_of(self.case, self.actor, history=self.history, clocks=self.clocks)

    @cached_property
    def kin(self) -> frozenset[str]:
        """Numbers of the other cases its story names, as far as the reader sees them."""
        return seen_among((event.type, event.details) for event in self.events)

    @cached_property
    def holdings(self) -> list[Holding]:
        """In whose hands it was, oldest first."""
        return list(self.case.holdings.select_related("holder__person", "unit"))

    @cached_property
    def places(self) -> Places:
        """Names of every place the case was at."""
        return Places({self.case.division, self.case.origin_division, *(one.division for one in self.holdings)})

    @cached_property
    def parties(self) -> dict[int, Party]:
        return {party.pk: party for party in self.case.parties.all()}

    @cached_property
    def sessions(self) -> dict[int, Session]:
        return {session.pk: session for session in self.case.sessions.all()}

    @cached_property
    def agreements(self) -> dict[int, Agreement]:
        return {agreement.pk: agreement for agreement in self.case.agreements.all()}

    @cached_property
    def obligations(self) -> dict[int, Obligation]:
        rows = self.case.obligations.select_related("debtor", "performance")
        return {obligation.pk: obligation for obligation in rows}

    @cached_property
    def steps(self) -> dict[int, Step]:
        return {step.pk: step for step in self.case.steps.filter(action="note")}

    @cached_property
    def attachments(self) -> list[Attachment]:
        return list(self.case.attachments.select_related("file")) if self.has["attachments"] else []

    @cached_property
    def _queues(self) -> dict[str, deque[Any]]:
        return {}

    def next_of(self, name: str) -> Any:
        """The next consent, inquiry, closure… in the order they were made; None when there are no more."""
        if name not in self._queues:
            self._queues[name] = deque(getattr(self.case, name).order_by("id"))
        queue = self._queues[name]
        return queue.popleft() if queue else None
