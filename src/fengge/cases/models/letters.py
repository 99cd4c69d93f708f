"""Questions asked of letters; each reads as an adjective."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from fengge.cases.permissions import May
from fengge.core.access import ScopedQuerySet

if TYPE_CHECKING:
    from datetime import datetime

    from fengge.core.access import Actor

WAITING = ("issued", "received", "returned")
ANSWERS = ("reply", "more")


class Letters(ScopedQuerySet[Any]):
    """Questions asked of letters; each reads as an adjective."""

    def open(self) -> Letters:
        """Issued, and neither accepted nor withdrawn."""
        return self.filter(settled_at=None).exclude(issued_at=None)

    def overdue(self, at: datetime) -> Letters:
        """Open, and past the next end, whichever side owes it."""
        return self.open().filter(next_due_at__lt=at)

    def unanswered(self, at: datetime) -> Letters:
        """The recipient owes an answer, or its signature, and is late with it."""
        return self.overdue(at).filter(state__in=WAITING)

    def waiting_for(self, actor: Actor) -> Letters:
        """The next step is this actor's: to sign for it or answer it, to judge an answer, to sign a draft of somebody else.

        What stands still waits for nobody.
        """
        from fengge.cases.models.cases import units_of

        units = units_of(actor)
        mine = Q(issuer_id__in=units)
        signs = Q(state="drafted") & (mine | Q(terms__signers="place"))
        steps = {
            May.ANSWER_LETTER: Q(recipient_id__in=units, state__in=WAITING, next_due_at__isnull=False),
            May.JUDGE_LETTER: mine & Q(state="replied"),
            May.ISSUE_LETTER: signs & ~Q(terms__four_eyes=True, drafted_by__person_id=actor.person_id),
        }
        wanted = Q(pk__in=[])
        for permission, step in steps.items():
            wanted |= step if actor.may(permission) else Q(pk__in=[])
        return self.filter(wanted, settled_at=None)

    def failed(self, at: datetime, grounds: list[str]) -> Letters:
        """Those that give ground for the next step: late with the answer, or answered and returned."""
        late = Q(state__in=WAITING, next_due_at__lt=at) if "overdue" in grounds else Q(pk__in=[])
        sent_back = Q(replies__accepted=False) if "returned" in grounds else Q(pk__in=[])
        return self.exclude(issued_at=None).exclude(state="withdrawn").filter(late | sent_back).distinct()

    def with_names(self) -> Letters:
        """With the units and how often they were urged, without asking once for each."""
        from fengge.cases.models.reply import Urging

        urgings = Urging.objects.filter(letter=OuterRef("pk")).order_by().values("letter")
        times = Subquery(urgings.annotate(n=Count("pk")).values("n"))
        known: Letters = self.select_related("issuer", "recipient").annotate(urged=Coalesce(times, 0))
        return known
