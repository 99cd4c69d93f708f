"""Questions asked of what meetings decided; each reads as an adjective."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from fengge.core.access import ScopedQuerySet

if TYPE_CHECKING:
    from datetime import date

    from fengge.core.access import Actor


class Decisions(ScopedQuerySet[Any]):
    """Questions asked of decisions."""

    def undone(self) -> Decisions:
        """Still to be carried out. What was decided about a case is over when the case is settled."""
        return self.filter(done_at=None, replaced_by=None).filter(Q(case=None) | Q(case__settled_at=None))

    def overdue(self, on: date) -> Decisions:
        """Undone, and past their day."""
        return self.undone().filter(due_on__lt=on)

    def answered_by(self, actor: Actor) -> Decisions:
        """To be carried out by this appointment."""
        return self.filter(owner_id=actor.appointment_id)
