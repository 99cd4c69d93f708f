"""Which units a letter may be addressed to."""

from __future__ import annotations

from fengge.cases.permissions import May
from fengge.core.clock import today
from fengge.orgs.county.posts import posts
from fengge.orgs.models import Appointment, Organisation


def recipients() -> list[tuple[str, str]]:
    """Units in which somebody in post may sign for a letter."""
    answering = [key for key in posts().posts if May.ANSWER_LETTER in posts().permissions_of(key)]
    holders = Appointment.objects.current(on=today()).holding(*answering).exclude(organisation=None)
    rows = Organisation.objects.current(on=today()).filter(pk__in=holders.values("organisation_id"))
    return [(str(one.pk), str(one)) for one in rows.order_by("division_id", "id")]
