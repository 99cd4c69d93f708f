"""Who may answer for a petition and who may work on it: by their posts' permissions, never those recused or accused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.engine.considering import considered
from fengge.cases.permissions import May
from fengge.core.clock import today
from fengge.core.packs import pack
from fengge.core.wording import say_day
from fengge.orgs.county.posts import posts
from fengge.orgs.models import Appointment, Organisation

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from fengge.cases.models import Case, TeamMember

Pairs = list[tuple[str, str]]
OFFICES = (
    "party_office",
    "government_office",
    "petition",
    "governance_center",
    "police",
)  # told of what is urgent before others


def leaders() -> Pairs:
    """County leaders who take petitions upon themselves (包案)."""
    return [
        (str(one.pk), f"{one.post_title} {one.person.name}")
        for one in _in_post(May.SPONSOR).filter(division_id=pack().county)
    ]


def offices() -> Pairs:
    """The county's units, those that lead and coordinate first."""
    rows = Organisation.objects.current(on=today()).filter(division_id=pack().county).order_by("key")
    known = sorted(rows, key=lambda one: OFFICES.index(one.role) if one.role in OFFICES else len(OFFICES))
    return [(str(one.pk), str(one)) for one in known]


def workers() -> Pairs:
    """Whoever may be in a team."""
    return [(str(one.pk), f"{one.division.name} {one.post_title} {one.person.name}") for one in _in_post(May.PETITION)]


def measure_owners() -> Pairs:
    """The team of the case under consideration."""
    case = considered()
    return [(str(one.appointment_id), one.appointment.person.name) for one in team_of(case)] if case else []


def open_measures() -> Pairs:
    """What the newest plan sets out to do and nobody has told the result of."""
    case = considered()
    plan = case.petition_plans.order_by("-id").first() if case else None
    rows = plan.measures.filter(done=None).select_related("owner__person") if plan else ()
    said = _("%(who)s：%(what)s（%(day)s前）")
    return [
        (str(one.pk), said % {"who": one.owner.person.name, "what": one.what, "day": say_day(one.due_on)})
        for one in rows
    ]


def team_of(case: Case) -> list[TeamMember]:
    """Who is in the team now, its head first."""
    return list(
        case.members.filter(until=None).select_related("appointment__person", "appointment__division").order_by("id")
    )


def _in_post(permission: str) -> QuerySet[Appointment]:
    able = [key for key in posts().posts if permission in posts().permissions_of(key)]
    found = Appointment.objects.current(on=today()).holding(*able).under(pack().county)
    return found.select_related("person", "division").order_by("division_id", "id")
