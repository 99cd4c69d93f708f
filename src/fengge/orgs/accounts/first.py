"""The first account of a county: without it nobody could make the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from fengge.core.packs import pack
from fengge.core.verbs import Refused
from fengge.orgs.accounts.verbs import FirstPassword, create_account
from fengge.orgs.acting import actor_for
from fengge.orgs.county.posts import SECURITY_ADMIN
from fengge.orgs.models import Account, Appointment, Person

if TYPE_CHECKING:
    import datetime as dt


@transaction.atomic
def open_first_account(name: str, username: str, *, since: dt.date) -> FirstPassword:
    """A security administrator, who appoints and opens accounts for everybody else. Refused once any account exists."""
    if Account.objects.exists():
        raise Refused(_("已有账号；请由安全管理员开立其他账号。"))
    person = Person.objects.create(name=name)
    held = Appointment.objects.create(person=person, post=SECURITY_ADMIN, division_id=pack().county, valid_from=since)
    return create_account(person, by=actor_for(None, held), username=username)
