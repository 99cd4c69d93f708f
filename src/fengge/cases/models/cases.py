"""Questions asked of cases; each reads as an adjective."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q

from fengge.core.access import ScopedQuerySet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from fengge.core.access import Actor


class Cases(ScopedQuerySet[Any]):
    """Questions asked of cases; each reads as an adjective."""

    def open(self) -> Cases:
        """Not yet settled."""
        return self.filter(settled_at=None)

    def overdue(self, at: datetime) -> Cases:
        """Open, and past the next due moment."""
        return self.open().filter(next_due_at__lt=at)

    def due_between(self, start: datetime, end: datetime) -> Cases:
        """Open, and due in the half-open span."""
        return self.open().filter(next_due_at__gte=start, next_due_at__lt=end)

    def unassigned(self) -> Cases:
        """Open, and in nobody's hands."""
        return self.open().filter(holder=None)

    def held_by(self, actor: Actor) -> Cases:
        """In this appointment's hands."""
        return self.filter(holder_id=actor.appointment_id)

    def concerning(self, actor: Actor) -> Cases:
        """In this appointment's or its unit's hands, in nobody's, or offered to the unit."""
        theirs = Q(holder_id=actor.appointment_id) | Q(holder=None) | Q(unit_id__in=units_of(actor))
        return self.with_offers(actor).filter(theirs | Q(is_offered=True))

    def with_offers(self, actor: Actor) -> Cases:
        """Knowing of each whether it is offered to this actor's unit, which has not answered."""
        from fengge.cases.models.handling import Transfer

        offers = Transfer.objects.filter(case=OuterRef("pk"), answered_at=None, to_unit_id__in=units_of(actor))
        known: Cases = self.annotate(is_offered=Exists(offers))
        return known

    def by_keys(self, keys: Iterable[int], actor: Actor) -> list[Any]:
        """The rows of these keys, in their order, with all that a list shows of them.

        A list first finds which cases it shows, then asks for those: their names and marks joined to the search would have
        PostgreSQL plan for longer than it looks.
        """
        order = list(keys)
        rows = self.filter(pk__in=order).with_offers(actor).with_names().in_brief() if order else []
        found = {case.pk: case for case in rows}
        return [found[key] for key in order if key in found]

    def in_brief(self) -> Cases:
        """Without the long texts that no list shows."""
        brief: Cases = self.defer("facts", "words")
        return brief

    def with_names(self) -> Cases:
        """With whom they are, and whether superiors press for them, without asking once for each."""
        from fengge.cases.models.escalation import CaseUrging, Supervision

        supervised = Supervision.objects.filter(case=OuterRef("pk"), lifted_at=None)
        urged = CaseUrging.objects.filter(case=OuterRef("pk"))
        return self.select_related("holder__person", "unit").annotate(
            is_supervised=Exists(supervised), is_urged=Exists(urged)
        )


def units_of(actor: Actor) -> list[int]:
    """The organisations whose work this actor shares."""
    return [int(token[2:]) for token in actor.teams if token.startswith("o:")]
