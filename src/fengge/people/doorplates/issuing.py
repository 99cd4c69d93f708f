"""Issuing plates for the doors of a place, and revoking one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fengge.core.access import current_actor
from fengge.core.clock import now
from fengge.core.inputs import Input, Line, field
from fengge.core.verbs import NotAllowed, Refused, record, verb
from fengge.people.models import Doorplate, Household, key_of, new_code
from fengge.people.permissions import People

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from fengge.core.access import Actor
    from fengge.orgs.models import Division


@verb(People.DOORPLATES, event="doorplates.issued")
def issue(division: Division, *, by: Actor) -> list[Doorplate]:
    """A plate for every household of the division's subtree that has no valid one."""
    return issue_missing(division)


@verb(People.DOORPLATES, event="doorplate.issued")
def issue_one(household: Household, *, by: Actor) -> Doorplate:
    """A plate for a door that has no valid one: its first, or the next after one was revoked."""
    if household.ended_on:
        raise Refused(_("这一户已注销，不再制发门牌。"))
    if household.doorplates.filter(revoked_at=None).exists():
        raise Refused(_("这一户已有有效的门牌。要换新的，请先作废旧的。"))
    plate = _plate(household)
    plate.save(force_insert=True)
    record(plate=plate.pk)
    return plate


def issue_missing(division: Division) -> list[Doorplate]:
    """The part of issuing that other verbs share. A second one at the same time waits for the first, then finds less."""
    must_hold(division)
    doors = list(doors_without(division).select_for_update(of=("self",)).order_by("division", "id"))
    still = set(doors_without(division).values_list("pk", flat=True))
    made = [_plate(household) for household in doors if household.pk in still]
    Doorplate.objects.bulk_create(made)
    record(place=division.code, plates=len(made))
    return made


def doors_without(division: Division) -> QuerySet[Household]:
    """Doors of the subtree that have no valid plate."""
    valid = Doorplate.objects.filter(household=OuterRef("pk"), revoked_at=None)
    inside: QuerySet[Household] = Household.objects.filter(
        ended_on=None, division__gte=division.code, division__lt=f"{division.code}:"
    )
    without: QuerySet[Household] = inside.exclude(Exists(valid))
    return without


def must_hold(division: Division) -> None:
    """Divisions are known to everybody; plates are for those who answer for the place."""
    if not any(division.code.startswith(place) for place in current_actor().places):
        raise NotAllowed(_("%(place)s 不在您的辖区。") % {"place": division.name})


class RevokeGiven(Input):
    """Why a plate no longer counts."""

    reason: Line = field(gettext_lazy("作废原因"), help=gettext_lazy("例如：丢失、损坏、门牌换址"), max=120)


@verb(People.DOORPLATES, event="doorplate.revoked")
def revoke(plate: Doorplate, given: RevokeGiven, *, by: Actor) -> Doorplate:
    """The plate opens nothing from now on; the door may get a new one."""
    if plate.revoked_at:
        raise Refused(_("这块门牌已经作废。"))
    plate.revoked_at, plate.reason = now(), given.reason
    return plate


def _plate(household: Household) -> Doorplate:
    code = new_code()
    return Doorplate(household=household, division=household.division, code=code, key=key_of(code), issued_at=now())
