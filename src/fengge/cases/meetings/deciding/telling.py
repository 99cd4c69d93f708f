"""Telling whoever is to carry a decision out, on their desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format

from fengge.cases.notices.discretion import open_to
from fengge.core.access import Secrecy
from fengge.core.clock import now
from fengge.core.notify import notify_all, routed

if TYPE_CHECKING:
    from fengge.cases.models import Decision


def tell_owner(decision: Decision) -> None:
    """Once for each version of a decision; nothing of what it is about but its number, or the words the meeting chose."""
    if decision.owner_id is None or decision.due_on is None:
        return
    values = {"number": decision.number or decision.title, "due": date_format(decision.due_on, "Y-m-d")}
    occasion = f"decision {decision.pk} {decision.version}"
    # What a meeting called an item without a number may say more than a message may.
    discreet = not decision.number or decision.secrecy >= Secrecy.SEALED
    owner = [f"a:{decision.owner_id}"]
    if decision.case is not None:
        owner = open_to(decision.case, owner)
    told = routed(
        "decision.made", "owner", owner, occasion=occasion, values=values, url=decision.url, discreet=discreet
    )
    notify_all(told, now())
