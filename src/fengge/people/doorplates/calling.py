"""The number to call that stands on a plate: the grid's own worker, else the village office, else the county's hotline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.core.clock import today
from fengge.core.packs import pack
from fengge.core.packs.doorplate import Doorplate as Words
from fengge.orgs.models import Appointment, Organisation

if TYPE_CHECKING:
    from collections.abc import Collection

GRID_POSTS = ("grid_worker", "grid_lead")
VILLAGE = 12  # length of a village's code
Numbers = dict[str, str]


def numbers_to_call(grids: Collection[str]) -> Numbers:
    """By grid; two queries however many grids."""
    villages = {code[:VILLAGE] for code in grids}
    held = Appointment.objects.current(on=today()).holding(*GRID_POSTS).filter(division__in=grids)
    workers = held.exclude(person__work_phone="").order_by("-post", "valid_from", "pk")
    by_place = dict(reversed(list(_offices(villages))))
    by_place |= dict(reversed(list(workers.values_list("division_id", "person__work_phone"))))
    hotline = pack().part(Words).hotline
    return {code: by_place.get(code) or by_place.get(code[:VILLAGE]) or hotline for code in grids}


def _offices(villages: Collection[str]) -> list[tuple[str, str]]:
    open_to_all = Organisation.objects.current(on=today()).filter(division__in=villages).exclude(phone="")
    return list(open_to_all.order_by("key").values_list("division_id", "phone"))
