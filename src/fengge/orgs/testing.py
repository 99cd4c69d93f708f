"""Builders for tests: a county small and quick, somebody in a post, the actor they are, the browser they sit at."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest
from django.test import Client

from fengge.core.clock import today
from fengge.core.packs import load
from fengge.orgs.acting import actor_for
from fengge.orgs.county.installing import install
from fengge.orgs.models import Account, Appointment, Division, Organisation, Person

if TYPE_CHECKING:
    from fengge.core.access import Actor

LONG_AGO = dt.date(2020, 1, 1)


def the_county() -> None:
    """The whole example county: 10 towns, 71 villages, 736 grids, its bodies."""
    if not Division.objects.exists():
        install(load("yuqing"), since=LONG_AGO)


def appointed(name: str, post: str, division: str, *, unit: str = "", **fields: Any) -> Appointment:
    """Somebody in a post since long ago; the same name is the same person."""
    person = Person.objects.filter(name=name).first() or Person.objects.create(name=name)
    body = Organisation.objects.get(key=f"{division}.{unit}") if unit else None
    fields.setdefault("valid_from", min(LONG_AGO, today()))
    return Appointment.objects.create(person=person, post=post, division_id=division, organisation=body, **fields)


def account_of(appointment: Appointment, **fields: Any) -> Account:
    """The person's account, with a password nobody knows."""
    person = appointment.person
    return Account.objects.filter(person=person).first() or Account.objects.create_user(
        f"staff{person.pk}", person=person, **fields
    )


def acting(appointment: Appointment) -> Actor:
    """The actor this appointment makes of its person."""
    return actor_for(account_of(appointment), appointment)


def browser(appointment: Appointment, *, second_factor: bool = True) -> Client:
    """A browser in which the person is signed in, with a second factor too, and acts under this appointment."""
    client = Client()
    account = account_of(appointment)
    client.force_login(account)
    session = client.session
    session["appointment"] = appointment.pk
    if second_factor:
        request = HttpRequest()
        request.session = session
        record_authentication(request, account, method="mfa")
    session.save()
    return client
