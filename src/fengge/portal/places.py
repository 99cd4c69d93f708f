"""The place a resident stands at: from a doorplate's code, with the people who answer for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fengge.core.access import scope
from fengge.core.clock import today
from fengge.core.limits import Limit, source_of, too_often
from fengge.orgs.models import Appointment, Division, Level, Organisation
from fengge.people.models import Doorplate, key_of

if TYPE_CHECKING:
    from fengge.core.pages import Request

SCANS = Limit("doorplate", times=60, minutes=10)
GUIDES = ("grid_worker", "grid_lead", "village_secretary")


@dataclass(frozen=True)
class Contact:
    """Somebody who answers for a place, and the public number to reach them."""

    name: str
    post: str
    phone: str


@dataclass(frozen=True)
class Place:
    """A division in words, and who answers for it. `code` is the plate's code, empty without one."""

    division: str
    words: str
    contacts: tuple[Contact, ...]
    code: str = ""

    @property
    def phone(self) -> str:
        """The number to call first."""
        return next((one.phone for one in self.contacts if one.phone), "")


def place_of_plate(request: Request, code: str) -> Place | None:
    """The place of a valid plate; None for any other code, and for whoever tries too many."""
    if too_often(SCANS, source_of(request)):
        return None
    key = key_of(code)
    with scope(request.actor.holding(key)):
        plate = Doorplate.objects.filter(key=key, revoked_at=None).only("division").first()
        return place_of(plate.division, code) if plate else None


def place_of(division: str, code: str = "") -> Place:
    """The place in words from town down, with its guides and its village's office."""
    above = [one.name for one in Division.objects.above(division) if one.level > Level.COUNTY]
    return Place(division, " ".join(above), (*_guides(division), *_offices(division)), code)


def _guides(division: str) -> list[Contact]:
    posts = Appointment.objects.current(on=today()).holding(*GUIDES).filter(division__in=[division, division[:12]])
    rows = sorted(posts.select_related("person"), key=lambda one: GUIDES.index(one.post))
    return [Contact(one.person.name, str(one.post_title), one.person.work_phone) for one in rows[:3]]


def _offices(division: str) -> list[Contact]:
    offices = (
        Organisation.objects.current(on=today()).filter(division__in=[division[:12], division[:9]]).exclude(phone="")
    )
    return [Contact(str(one), "", one.phone) for one in offices.order_by("-division_id", "key")[:2]]


def villages() -> list[tuple[str, str]]:
    """Every village of the county with its town's name, in official order."""
    found = Division.objects.current(on=today()).at(Level.VILLAGE).select_related("parent").order_by("code")
    return [(one.code, f"{one.parent.name if one.parent else ''} {one.name}") for one in found]
