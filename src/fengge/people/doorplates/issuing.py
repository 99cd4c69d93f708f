"""Issuing plates for the doors of a place, and revoking one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fengge.core.clock import now
from fengge.core.inputs import Input, Line, field
from fengge.core.verbs import Refused, record, verb
from fengge.people.models import Doorplate, Household, key_of, new_code
from fengge.people.permissions import People

if TYPE_CHECKING:
    from fengge.core.access import Actor
    from fengge.orgs.models import Division


@verb(People.DOORPLATES, event="doorplates.issued")
def issue(division: Division, *, by: Actor) -> list[Doorplate]:
    """A plate for every household of the division's subtree that has no valid one."""
    without = Household.objects.filter(
        ended_on=None, division__gte=division.code, division__lt=f"{division.code}:"
    ).exclude(doorplates__revoked_at=None, doorplates__isnull=False)
    made = [_plate(household.division, household) for household in without.order_by("division", "id")]
    Doorplate.objects.bulk_create(made)
    record(place=division.code, plates=len(made))
    return made


class RevokeGiven(Input):
    """Why a plate no longer counts."""

    reason: Line = field(gettext_lazy("作废原因"), max=120)


@verb(People.DOORPLATES, event="doorplate.revoked")
def revoke(plate: Doorplate, given: RevokeGiven, *, by: Actor) -> Doorplate:
    """The plate opens nothing from now on; the door may get a new one."""
    if plate.revoked_at:
        raise Refused(_("这块门牌已经作废。"))
    plate.revoked_at, plate.reason = now(), given.reason
    return plate


def _plate(division: str, household: Household | None) -> Doorplate:
    code = new_code()
    return Doorplate(household=household, division=division, code=code, key=key_of(code), issued_at=now())
