"""Whom a case may be given to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.engine.considering import found_once
from fengge.cases.engine.hands import signature
from fengge.cases.models.accused import accuses, is_barred
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


def may_work(case: Case, appointment: Appointment, field: str) -> None:
    """Refuses whoever stepped back from the case, and whoever it accuses."""
    name = {"name": appointment.person.name}
    if case.recusals.filter(person_id=appointment.person_id).exists():
        raise Refused(_("%(name)s已回避本案，请另选他人。") % name, field=field)
    if is_barred(case, appointment):
        raise Refused(_("%(name)s或其单位是被反映方，不能参加办理（《信访工作条例》第三十条）。") % name, field=field)


def open_to(case: Case, unit: Organisation, field: str) -> None:
    """Refuses a unit that the case accuses, itself or by its place."""
    if accuses(case, unit):
        raise Refused(_("这个单位是被反映方，信访材料不得转给它（《信访工作条例》第三十条）。"), field=field)
