"""For which of the desks that are meant the case exists: nobody it accuses hears of it, and of a sealed one only who may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.models.accused import is_barred
from fengge.core.access import Secrecy
from fengge.core.clock import today
from fengge.orgs.acting import actor_for
from fengge.orgs.models import Appointment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fengge.cases.models import Case


def open_to(case: Case, tokens: Iterable[str]) -> list[str]:
    """Those of the desks for whom the case exists. Nothing is asked of a case that all of the place may see."""
    meant = [one for one in tokens if one]
    if not case.barred and case.secrecy == Secrecy.OPEN:
        return meant
    own = Appointment.objects.filter(pk__in=[int(one[2:]) for one in meant if one.startswith("a:")])
    seeing = {f"a:{one.pk}" for one in own.select_related("person") if _exists_for(case, one)}
    units = {one: list(_unit(case, one)) for one in meant if one.startswith("o:")}
    found = (desk for one in meant for desk in units.get(one, [one] if one in seeing else []))
    return list(dict.fromkeys(found))


def _exists_for(case: Case, appointment: Appointment) -> bool:
    """As the wall has it."""
    return not is_barred(case, appointment) and (case.secrecy == Secrecy.OPEN or _is_cleared(case, appointment))


def _is_cleared(case: Case, appointment: Appointment) -> bool:
    actor = actor_for(None, appointment)
    here = any(where.startswith(place) for place in actor.places for where in (case.division, case.origin_division))
    return not set(case.team).isdisjoint(actor.teams) or (here and actor.clearance >= case.secrecy)


def _unit(case: Case, unit: str) -> Iterator[str]:
    """The unit's desk; where somebody of it is accused, the desks of the others, for the unit's own is read by all of it."""
    if unit in case.barred or (case.secrecy > Secrecy.OPEN and unit not in case.team):
        return
    people = list(Appointment.objects.current(on=today()).filter(organisation_id=int(unit[2:]))) if case.barred else []
    others = [one for one in people if not is_barred(case, one)]
    yield from [unit] if len(others) == len(people) else (f"a:{one.pk}" for one in others)
