"""Who leads, by the key the triage table names them with: a county unit, or a body that every place has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language

from fengge.core.access.seen import successor
from fengge.core.packs import pack
from fengge.orgs.county.places import Bodies
from fengge.orgs.models import Organisation
from fengge.orgs.models.organisation import organisation_key

if TYPE_CHECKING:
    from fengge.cases.vocabulary import Pairs


def leads() -> Pairs:
    """Every unit that may be named, in the reader's language. A body of every place stands without a place."""
    county = organisation_key(pack().county, "")
    found = Organisation.objects.filter(key__gte=county, key__lt=successor(county)).order_by("name")
    everywhere = _everywhere()
    return [(unit.role, everywhere.get(unit.role) or str(unit)) for unit in found]


def lead_title(role: str) -> str:
    """What the body is called here; empty where the county has no such unit."""
    if called := _everywhere().get(role):
        return called
    found = Organisation.objects.filter(key=organisation_key(pack().county, role)).first()
    return str(found or "")


def _everywhere() -> dict[str, str]:
    name = "name_en" if (get_language() or "").startswith("en") else "name"
    bodies = pack().part(Bodies)
    return {role: getattr(body, name).format(place="").strip() for role, body in (bodies.town | bodies.village).items()}
