"""Entering a household, and changing what it gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from fengge.core.access import current_actor
from fengge.core.clock import today
from fengge.core.inputs import Choice, Input, Line, PersonName, Phone, Whole, field
from fengge.core.verbs import Refused, record, verb
from fengge.orgs.models import Division
from fengge.people.models import Household
from fengge.people.permissions import People

if TYPE_CHECKING:
    from fengge.core.access import Actor


def grids() -> list[tuple[str, str]]:
    """Grids within the actor's places."""
    found = Division.objects.under(*current_actor().places).filter(level__gte=15).select_related("parent")
    return [(one.code, f"{one.parent.name if one.parent else ''} {one.name}") for one in found.order_by("code")]


class HouseholdGiven(Input):
    """A door and what the household volunteers."""

    division: Choice = field(pgettext_lazy("one", "网格"), choices=grids)
    address: Line = field(gettext_lazy("门牌地址"), help=gettext_lazy("例如：三组 12 号"), max=120)
    members: Whole | None = field(gettext_lazy("常住人数"), min=0, max=60, inputmode="numeric")
    contact: PersonName | None = field(gettext_lazy("联系人"), personal=True, help=gettext_lazy("本人愿意留才填"))
    phone: Phone | None = field(gettext_lazy("联系电话"), personal=True, help=gettext_lazy("本人愿意留才填"))


@verb(People.REGISTER, event="household.entered")
def enter_household(given: HouseholdGiven, *, by: Actor) -> Household:
    """Enter a door that is not in the book yet."""
    if Household.objects.filter(division=given.division, address=given.address).exists():
        raise Refused(_("这个网格里已有“%(address)s”。") % {"address": given.address}, field="address")
    household = Household(given_on=today() if given.contact or given.phone else None)
    _fill(household, given)
    household.save(force_insert=True)
    return household


@verb(People.REGISTER, event="household.changed")
def change_household(household: Household, given: HouseholdGiven, *, by: Actor) -> Household:
    """Write what the household now says; what it takes back is gone."""
    if household.ended_on:
        raise Refused(_("这一户已注销。"))
    _fill(household, given)
    household.given_on = today()
    record(contact_kept=bool(household.contact or household.phone))
    return household


def _fill(household: Household, given: HouseholdGiven) -> None:
    household.division, household.address, household.members = given.division, given.address, given.members
    household.contact, household.phone = given.contact or "", given.phone or ""
