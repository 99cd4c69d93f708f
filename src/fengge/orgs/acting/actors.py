"""From an account and an appointment to the Actor that every ring of access asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.contrib.auth import logout
from django.utils.translation import gettext as _

from fengge.core.access import VISITOR, Actor
from fengge.core.clock import now, today
from fengge.orgs.county.posts import posts
from fengge.orgs.models import Appointment, AppointmentKind
from fengge.orgs.signing.session import idle_too_long, second_factor_is_missing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from fengge.orgs.models import Account

SESSION_KEY = "appointment"


def actor_for(account: Account | None, appointment: Appointment, beside: Iterable[Appointment] = ()) -> Actor:
    """The actor that this appointment makes of its person. No queries: person and post are at hand.

    `beside` are the person's other appointments: what is barred to one of them is barred under this one too.
    """
    post = posts().posts.get(appointment.post)
    return Actor(
        kind="staff",
        name=appointment.person.name,
        account_id=account.pk if account else None,
        person_id=appointment.person_id,
        appointment_id=appointment.pk,
        post_key=appointment.post,
        post_title=post.title if post else appointment.post,  # history is kept in one language
        permissions=posts().permissions_of(appointment.post),
        places=(appointment.division_id,) if post and post.sees == "place" else (),
        clearance=post.clearance if post else 0,
        teams=_teams(appointment),
        ties=ties_of(appointment, *beside),
        language=account.language if account else "zh-hans",
    )


def _teams(appointment: Appointment) -> tuple[str, ...]:
    own = f"a:{appointment.pk}"
    return (own, f"o:{appointment.organisation_id}") if appointment.organisation_id else (own,)


def ties_of(*held: Appointment) -> tuple[str, ...]:
    """Who one person is by these appointments: themselves, each of them, the units it names in whatever line, its place.

    A place somebody only answers for from above (挂帮联系) is not theirs in this sense.
    """
    found = [f"p:{held[0].person_id}"]
    for one in held:
        units = (one.organisation_id, one.dispatching_id, one.managing_id, one.using_id)
        places = () if one.kind == AppointmentKind.LIAISON else (one.division_id,)
        found += [f"a:{one.pk}", *(f"o:{unit}" for unit in units if unit), *(f"d:{place}" for place in places)]
    return tuple(dict.fromkeys(found))


def appointments_of(request: HttpRequest) -> list[Appointment]:
    """The signed-in person's appointments that hold today, oldest first; one query per request."""
    kept = vars(request)
    if "appointments" not in kept:
        rows = Appointment.objects.current(on=today()).filter(person_id=_account(request).person_id)
        held = list(rows.select_related("person", "division", "organisation").order_by("valid_from", "pk"))
        if held:
            _account(request).person = held[0].person  # the frame of every page names the person
        kept["appointments"] = held
    return cast("list[Appointment]", kept["appointments"])


def actor_of(request: HttpRequest) -> Actor:
    """Who acts in this request. Whoever has been away too long, or has lost the last appointment, is signed out."""
    kept = vars(request)
    if "acting_as" not in kept:
        kept["acting_as"] = _actor_of(request)
    return cast("Actor", kept["acting_as"])


def _actor_of(request: HttpRequest) -> Actor:
    held = appointments_of(request)
    if not held or not request.user.is_active:
        logout(request)
        return VISITOR
    chosen = _chosen(request, held)
    post = posts().posts.get(chosen.post)
    if idle_too_long(request.session, minutes=post.idle_minutes if post else 0, at=now()):
        logout(request)
        messages.info(request, _("您很久没有操作，为了安全已自动退出。请重新登录。"), fail_silently=True)
        return VISITOR
    actor = actor_for(_account(request), chosen, held)
    if post and post.second_factor and second_factor_is_missing(request):
        return Actor(kind="staff", name=actor.name, account_id=actor.account_id, person_id=actor.person_id)
    return actor


def _account(request: HttpRequest) -> Account:
    return cast("Account", request.user)


def _chosen(request: HttpRequest, held: list[Appointment]) -> Appointment:
    wanted = (request.session.get(SESSION_KEY), _account(request).default_appointment_id)
    by_id = {appointment.pk: appointment for appointment in held}
    return next((by_id[pk] for pk in wanted if pk in by_id), held[0])
