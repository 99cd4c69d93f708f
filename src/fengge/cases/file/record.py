"""Everything on record about one case, read once: the nouns that its events speak of."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from fengge.core.events import subject_kind
from fengge.core.models import Event

if TYPE_CHECKING:
    from fengge.cases.models import Agreement, Attachment, Case, Obligation, Party, Session, Step


@dataclass
class Record:
    """One query for each noun, however long the story. Nouns that events do not name are handed out in their order."""

    case: Case

    @cached_property
    def events(self) -> list[Event]:
        """What happened, oldest first."""
        rows = Event.objects.filter(subject_kind=subject_kind(self.case), subject_id=self.case.pk)
        return list(rows.order_by("id"))

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
        return list(self.case.attachments.select_related("file"))

    @cached_property
    def _queues(self) -> dict[str, deque[Any]]:
        return {}

    def next_of(self, name: str) -> Any:
        """The next consent, inquiry, closure… in the order they were made; None when there are no more."""
        if name not in self._queues:
            self._queues[name] = deque(getattr(self.case, name).order_by("id"))
        queue = self._queues[name]
        return queue.popleft() if queue else None
