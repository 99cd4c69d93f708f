"""For whom a case does not exist, as tokens of `Case.barred`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.orgs.models import Organisation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.cases.models import Accused

COUNTY = 6  # length of a county's code
LEADING = frozenset({"party", "government", "committee"})  # kinds of bodies that lead a village or a town


def tokens_of(accused: Accused) -> Iterator[str]:
    """The person named, the unit and its branches; where the unit leads a village or town, everybody in post in that place.

    The bodies of a village share its people and its office: who accuses the committee accuses before them all.
    """
    if accused.person_id:
        yield f"p:{accused.person_id}"
    unit = accused.unit
    yield f"o:{unit.pk}"
    branches = Organisation.objects.filter(parent=unit)
    if unit.kind in LEADING and len(unit.division_id) > COUNTY:
        yield f"d:{unit.division_id}"
        branches |= Organisation.objects.filter(division_id=unit.division_id)
    yield from (f"o:{pk}" for pk in branches.order_by("pk").values_list("pk", flat=True))
