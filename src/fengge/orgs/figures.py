"""Figures of orgs: how many places, bodies and people in post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fengge.core.figures import Asked, figure
from fengge.orgs.models import Appointment, Division, Level, Organisation, Person

if TYPE_CHECKING:
    from django.db.models import QuerySet


def _places(asked: Asked, level: Level) -> QuerySet[Division]:
    rows = Division.objects.current(on=asked.as_of.date()).at(level)
    return rows.under(asked.place) if asked.place else rows


@figure(
    "orgs.towns",
    title=_("乡镇（街道）"),
    unit=_("个"),
    definition=_("当天有效的乡级区划数"),
    opens="orgs.places",
    sets=("orgs",),
)
def towns(asked: Asked) -> QuerySet[Division]:
    """Towns and subdistricts."""
    return _places(asked, Level.TOWN)


@figure(
    "orgs.villages",
    title=_("村（社区）"),
    unit=_("个"),
    definition=_("当天有效的村级区划数"),
    opens="orgs.places",
    sets=("orgs",),
)
def villages(asked: Asked) -> QuerySet[Division]:
    """Villages and communities."""
    return _places(asked, Level.VILLAGE)


@figure(
    "orgs.grids",
    title=_("网格"),
    unit=_("个"),
    definition=_("当天有效的网格数"),
    opens="orgs.places",
    sets=("orgs",),
)
def grids(asked: Asked) -> QuerySet[Division]:
    """Grids."""
    return _places(asked, Level.GRID)


@figure(
    "orgs.organisations",
    title=_("单位与组织"),
    unit=_("个"),
    definition=_("当天有效、所在地在此的单位与组织数"),
    opens="orgs.organisations",
    sets=("orgs",),
)
def organisations(asked: Asked) -> QuerySet[Organisation]:
    """Bodies in the place."""
    rows = Organisation.objects.current(on=asked.as_of.date())
    return rows.under(asked.place) if asked.place else rows


@figure(
    "orgs.appointments",
    title=_("在任"),
    unit=_("项"),
    definition=_("当天有效、所在地在此的任职数；一人可有几项"),
    opens="orgs.appointments",
    sets=("orgs",),
)
def appointments(asked: Asked) -> QuerySet[Appointment]:
    """Appointments that hold in the place."""
    rows = Appointment.objects.current(on=asked.as_of.date())
    return rows.under(asked.place) if asked.place else rows


@figure(
    "orgs.people",
    title=_("在任人员"),
    unit=_("人"),
    definition=_("当天至少有一项任职所在地在此的人数"),
    opens="orgs.appointments",
    sets=("orgs",),
)
def people(asked: Asked) -> QuerySet[Person]:
    """People who hold at least one of them."""
    return Person.objects.filter(pk__in=appointments(asked).values("person_id"))
