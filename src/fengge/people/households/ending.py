"""A door that is no longer lived behind: pulled down, merged, numbered anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fengge.core.clock import now, today
from fengge.core.inputs import Input, Line, field
from fengge.core.verbs import Refused, record, verb
from fengge.people.permissions import People

if TYPE_CHECKING:
    from fengge.core.access import Actor
    from fengge.people.models import Household


class EndGiven(Input):
    """Why the door leaves the book."""

    reason: Line = field(gettext_lazy("注销原因"), help=gettext_lazy("例如：房屋拆除、两户合并"), max=120)


@verb(People.REGISTER, event="household.ended")
def end_household(household: Household, given: EndGiven, *, by: Actor) -> Household:
    """What it gave is forgotten and its plate opens nothing more; the door itself stays in the book as ended."""
    if household.ended_on:
        raise Refused(_("这一户已注销。"))
    household.ended_on = today()
    household.contact, household.phone, household.given_on = "", "", None
    household.phone_index = None
    household.doorplates.filter(revoked_at=None).update(revoked_at=now(), reason=given.reason)
    record(reason=given.reason)
    return household
