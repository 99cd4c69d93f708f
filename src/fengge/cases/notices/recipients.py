"""Who is meant by the words a procedure uses: holder, sender, receiver, town, county, parties, reporter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.models import Party
from fengge.cases.permissions import May
from fengge.core.clock import today
from fengge.orgs.county.posts import posts
from fengge.orgs.models import Appointment

if TYPE_CHECKING:
    from collections.abc import Collection

    from fengge.cases.models import Case


ABOVE = {"town": 9, "county": 6}  # lengths of their division codes


def token(appointment: int | None, unit: int | None) -> str:
    """The desk of an appointment, else of a unit; empty for nobody's."""
    if appointment:
        return f"a:{appointment}"
    return f"o:{unit}" if unit else ""


def desks(case: Case, told: Collection[str], *, holder: str, but: int | None) -> list[str]:
    """Tokens of the staff meant, once each; never `but`, the appointment that acted."""
    asked = {
        "holder": lambda _: holder, "sender": _sender, "receiver": _receiver, "helper": _helper, "decider": _decider,
    }  # fmt: skip
    found = [asked[whom](case) for whom in told if whom in asked]
    found += [one for whom in told if whom in ABOVE for one in _watching(case.division[: ABOVE[whom]])]
    return [one for one in dict.fromkeys(found) if one and one != f"a:{but}"]


def _watching(place: str) -> list[str]:
    """The desks of those who sort out and assign in this very place."""
    watching = [post for post in posts().posts if May.TRIAGE in posts().permissions_of(post)]
    found = Appointment.objects.current(on=today()).holding(*watching).filter(division_id=place)
    return [token(pk, None) for pk in found.order_by("id").values_list("pk", flat=True)]


def numbers(case: Case, told: Collection[str]) -> list[str]:
    """Telephone numbers of those outside who are meant, gave one and asked to be told."""
    rows = Party.objects.filter(case=case, agreed_to_notices=True)
    if "parties" not in told:
        rows = rows.filter(reporter=True)
    if not {"parties", "reporter"} & set(told):
        return []
    return list(dict.fromkeys(party.phone for party in rows if party.phone))


def _sender(case: Case) -> str:
    """Whoever passed it on last: by an answered transfer, else by triage."""
    passed = case.transfers.exclude(answered_at=None).order_by("-id").first()
    sorted_by = case.triages.order_by("-id").first()
    if passed:
        return token(passed.from_appointment_id, None)
    return token(sorted_by.by_id, None) if sorted_by else ""


def _receiver(case: Case) -> str:
    offered = case.transfers.filter(answered_at=None).order_by("-id").first()
    return token(offered.to_appointment_id, offered.to_unit_id) if offered else ""


def _helper(case: Case) -> str:
    asked = case.helps.filter(answered_at=None).order_by("-id").first()
    return token(None, asked.unit_id) if asked else ""


def _decider(case: Case) -> str:
    dispute = case.lead_disputes.filter(decided_at=None).first()
    return token(dispute.decider_id, None) if dispute else ""
