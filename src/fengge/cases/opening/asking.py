"""What every desk form of opening asks alike: how the word came, and which village it is about."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.core.access import current_actor
from fengge.orgs.models import Appointment, Division
from fengge.orgs.models.division import Level

CHANNELS = [("counter", _("本人来访")), ("phone", _("打来电话")), ("grid", _("网格员代报"))]


def villages() -> list[tuple[str, str]]:
    """Villages within the reader's places, or below the own post's place where no rows are seen; for a grid worker, the grid."""
    actor = current_actor()
    own = Appointment.objects.filter(pk=actor.appointment_id or 0).values_list("division_id", flat=True)
    places = actor.places or tuple(own)
    found = Division.objects.under(*places).filter(level=Level.VILLAGE).select_related("parent").order_by("code")
    named = [(one.code, f"{one.parent} {one.name}" if one.parent else one.name) for one in found]
    return named or list(Division.objects.filter(code__in=places).values_list("code", "name"))


def at_the_counter() -> dict[str, str]:
    """Somebody came; where there is but one village it is not asked."""
    known = villages()
    return {"channel": "counter"} | ({"division": known[0][0]} if len(known) == 1 else {})
