"""Telling whoever is to carry a decision out, on their desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext_noop

from fengge.core.notify import Telling, notify

if TYPE_CHECKING:
    from fengge.cases.models import Decision

TO_DO = gettext_noop("%(what)s：会议决定请您办，%(day)s前办好")


def tell_owner(decision: Decision) -> None:
    """Once for each version of a decision; nothing of what it is about but its number, or the words the meeting chose."""
    if decision.owner_id is None or decision.due_on is None:
        return
    told = {"what": decision.number or decision.title, "day": date_format(decision.due_on, "Y-m-d")}
    occasion = f"decision {decision.pk} {decision.version}"
    notify(Telling(occasion, f"a:{decision.owner_id}", TO_DO, told, decision.url))
