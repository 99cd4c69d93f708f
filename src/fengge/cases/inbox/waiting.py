"""Which open cases wait for a word of somebody who does not hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from fengge.cases.engine.hands import rung_of
from fengge.cases.models import Case, Extension, Help, LeadDispute
from fengge.cases.models.cases import units_of
from fengge.cases.permissions import May
from fengge.core.access.seen import successor

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from fengge.cases.models.cases import Cases
    from fengge.core.access import Actor


def asked_of(actor: Actor) -> Cases:
    """Open cases in which somebody waits for this actor."""
    found = helps(actor).values("case_id").union(disputes(actor).values("case_id"), times(actor).values("case_id"))
    rows: Cases = Case.objects.open().filter(pk__in=found)
    return rows


def helps(actor: Actor) -> QuerySet[Help]:
    return Help.objects.filter(answered_at=None, unit_id__in=units_of(actor))


def disputes(actor: Actor) -> QuerySet[LeadDispute]:
    return LeadDispute.objects.filter(decided_at=None, decider_id=actor.appointment_id)


def times(actor: Actor) -> QuerySet[Extension]:
    """Of cases on the actor's own rung, in their own place; nobody answers what they asked for themselves."""
    place = actor.places[0] if actor.places and actor.may(May.GRANT_TIME) else ""
    here = _on_the_rung_of(place) if place else Q(pk=None)
    return Extension.objects.filter(here, approved=None).exclude(by_id=actor.appointment_id)


def _on_the_rung_of(place: str) -> Q:
    return Q(case__rung=rung_of(place), case__division__gte=place, case__division__lt=successor(place))
