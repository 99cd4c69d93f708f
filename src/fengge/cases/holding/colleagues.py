"""Whom a case may be given to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.engine.considering import found_once
from fengge.cases.engine.hands import signature
from fengge.cases.permissions import May
from fengge.core.access import current_actor
from fengge.core.clock import today
from fengge.core.verbs import Refused
from fengge.orgs.county.posts import posts
from fengge.orgs.models import Appointment, Organisation

if TYPE_CHECKING:
    from fengge.cases.models import Case


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
    taking = {May.ACCEPT, May.SERVE, May.CONSULT}
    return [key for key in posts().posts if taking & posts().permissions_of(key)]


def open_to(case: Case, unit: Organisation, field: str) -> None:
    """Refuses a unit that the case accuses."""
    if f"o:{unit.pk}" in case.barred:
        raise Refused(_("这个单位是被反映方，信访材料不得转给它（《信访工作条例》第三十条）。"), field=field)
