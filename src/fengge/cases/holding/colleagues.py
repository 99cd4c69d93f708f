"""Whom a case may be given to."""

from __future__ import annotations

from fengge.cases.engine.considering import found_once
from fengge.cases.permissions import May
from fengge.core.access import current_actor
from fengge.core.clock import today
from fengge.orgs.county.posts import posts
from fengge.orgs.models import Appointment, Organisation

COUNTY, TOWN = 6, 9  # lengths of division codes


def colleagues() -> list[tuple[str, str]]:
    """Those in post who can hold cases within the actor's places, nearest place first."""
    return found_once("colleagues", _colleagues)


def _colleagues() -> list[tuple[str, str]]:
    found = (
        Appointment.objects.current(on=today())
        .holding(*case_posts())
        .under(*current_actor().places)
        .select_related("person", "division")
    )
    return [(str(one.pk), signature(one)) for one in found.order_by("division_id", "id")[:500]]


def units() -> list[tuple[str, str]]:
    """Organisations that take cases."""
    return found_once("units", _units)


def _units() -> list[tuple[str, str]]:
    holders = Appointment.objects.current(on=today()).holding(*case_posts()).exclude(organisation=None)
    taking = Organisation.objects.current(on=today()).filter(pk__in=holders.values("organisation_id"))
    return [(str(one.pk), str(one)) for one in taking.order_by("division_id", "id")]


def case_posts() -> list[str]:
    """Posts that may take a case into their hands."""
    return [key for key in posts().posts if May.ACCEPT in posts().permissions_of(key)]


def signature(appointment: Appointment) -> str:
    """Post and name, as history shows them."""
    return f"{appointment.division.name} {appointment.post_title} {appointment.person.name}"


def token(thing: Appointment | Organisation) -> str:
    """How a case's team names an appointment or an organisation."""
    return f"{'a' if isinstance(thing, Appointment) else 'o'}:{thing.pk}"


def rung_of(division: str) -> str:
    """The step of the ladder a division code stands on."""
    return {COUNTY: "county", TOWN: "town"}.get(len(division), "village")
