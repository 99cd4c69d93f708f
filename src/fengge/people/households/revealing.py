"""Looking at a household's telephone number is an act of its own, written down for the household to ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.core.events import subject_kind
from fengge.core.models import Event
from fengge.core.verbs import verb
from fengge.people.permissions import People

if TYPE_CHECKING:
    from fengge.core.access import Actor
    from fengge.people.models import Household

SHOWN = "household.phone_shown"


@verb(People.READ, event=SHOWN)
def reveal_phone(household: Household, *, by: Actor) -> Household:
    """The household with its number in full."""
    return household


def looks_at(household: Household) -> list[Event]:
    """Who looked, latest first (PIPL art. 45: the person concerned may ask)."""
    rows = Event.objects.filter(subject_kind=subject_kind(household), subject_id=household.pk, type=SHOWN)
    return list(rows.only("at", "signature").order_by("-id")[:20])
