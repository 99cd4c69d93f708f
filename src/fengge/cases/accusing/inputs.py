"""What is asked about whom a case accuses."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fengge.cases.engine.considering import considered
from fengge.core.clock import today
from fengge.core.inputs import Choice, Input, Line, PersonName, field
from fengge.core.packs import pack
from fengge.orgs.models import Organisation


def every_unit() -> list[tuple[str, str]]:
    """Every unit of the county that stands today."""
    found = Organisation.objects.current(on=today()).under(pack().county)
    return [(str(one.pk), str(one)) for one in found.order_by("division_id", "id")]


def named_so_far() -> list[tuple[str, str]]:
    """Whom the case under consideration accuses."""
    case = considered()
    rows = case.accused.filter(taken_back_at=None).select_related("unit", "person") if case else ()
    return [(str(one.pk), str(one)) for one in rows]


class AccusedGiven(Input):
    """A unit, and somebody in it if one is meant."""

    unit: Choice = field(_("被反映的单位"), choices=every_unit)
    name: PersonName | None = field(_("被反映的人"), help=_("可以不填。填了须是这个单位的在任人员。"))


class AccuseGiven(Input):
    """Everybody the matter is brought against."""

    accused: list[AccusedGiven] = field(
        _("被反映方"),
        help=_("写上以后，这些单位和人员看不到这件事：清单、查找、导出、附件、数字、消息里都没有。"),
        max=10,
        required=True,
    )


class TakeBackGiven(Input):
    """Who was named by mistake, and how it is known."""

    which: Choice = field(_("更正哪一个"), choices=named_so_far)
    reason: Line = field(_("更正的理由"), max=300)
