"""A readable handful of accounts, one for each kind of post, all with the demo's printed password."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fengge.core.demo_passwords import demo_password_hash, with_demo_password
from fengge.orgs.models import Account, Appointment

if TYPE_CHECKING:
    from fengge.demo.ground import Ground

PASSWORD = "fengge-demo"  # noqa: S105 - printed for everybody, refused outside the demo
# (username, post, where); read from top to bottom it is the way a case may go.
NAMED = (
    ("village", "village_secretary", "village"),
    ("clerk", "village_clerk", "village"),
    ("mediator", "village_mediator", "village"),
    ("grid", "grid_worker", "grid"),
    ("cadre", "posted_cadre", "village"),
    ("agent", "proxy_agent", "village"),
    ("next-village", "village_secretary", "next_village"),
    ("town", "town_governance", "town"),
    ("town-mediator", "town_mediator", "town"),
    ("town-justice", "town_justice", "town"),
    ("town-leader", "town_leader", "town"),
    ("town-cadre", "town_cadre", "grid"),
    ("county", "county_governance", "county"),
    ("county-mediator", "county_mediator", "county"),
    ("county-leader", "county_leader", "county"),
    ("justice", "county_justice", "county"),
    ("petition", "county_petition", "county"),
    ("unit", "county_unit", "county"),
    ("police", "police_intake", "county"),
    ("discipline", "discipline_intake", "county"),
    ("hotline", "hotline", "county"),
    ("organisation", "county_organisation", "county"),
    ("system", "system_admin", "county"),
    ("security", "security_admin", "county"),
    ("audit", "audit_admin", "county"),
)
UNIT_OF = {"unit": "labour"}  # the county unit whose officer has an account: unpaid wages go there


def open_accounts(ground: Ground) -> int:
    """Accounts for the named few; nobody has to change the password."""
    sealed = demo_password_hash(PASSWORD)
    places = {
        "county": ground.county,
        "town": ground.town,
        "village": ground.village,
        "next_village": ground.next_village,
        "grid": ground.grids(ground.village)[0],
    }
    accounts = []
    for username, post, where in NAMED:
        held = _first(username, post, places[where])
        accounts.append(
            Account(username=username, person_id=held.person_id, default_appointment_id=held.pk, password=sealed)
        )
    return len(Account.objects.bulk_create(accounts))


def _first(username: str, post: str, place: str) -> Appointment:
    held = Appointment.objects.filter(post=post, division_id=place)
    if unit := UNIT_OF.get(username):
        held = held.filter(organisation__key=f"{place}.{unit}")
    return held.earliest("pk")


def told() -> list[dict[str, Any]]:
    """Each account as it is printed, in the order above."""
    order = [username for username, _, _ in NAMED]
    rows = with_demo_password(Account.objects.all()).select_related("default_appointment__division")
    held = {row.username: row.default_appointment for row in rows if row.default_appointment}
    return [
        {"username": name, "password": PASSWORD, "post": held[name].post_title, "division": str(held[name].division)}
        for name in order
        if name in held
    ]
