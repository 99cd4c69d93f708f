"""Whom a case accuses: a unit, and perhaps somebody in it. Known to those who handle it, and never to them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.case import Case
from fengge.core.access import Rows, ScopedModel
from fengge.core.clock import today
from fengge.core.verbs import Refused
from fengge.orgs.acting import ties_of
from fengge.orgs.models import Appointment, Organisation


class Accused(ScopedModel):
    """One unit that a case is brought against, with the person if one is named. What was named by mistake is taken back with its reason."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="accused")
    unit = models.ForeignKey("orgs.Organisation", models.PROTECT, related_name="+", verbose_name=_("被反映的单位"))
    person = models.ForeignKey("orgs.Person", models.PROTECT, null=True, related_name="+", verbose_name=_("被反映的人"))
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    why_taken_back = models.CharField(_("更正的理由"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("被反映方")
        base_manager_name = "everywhere"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["case", "unit", "person"],
                condition=Q(taken_back_at=None),
                nulls_distinct=False,
                name="accused_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.person.name}" if self.person else str(self.unit)


def accuses(case: Case, unit: Organisation) -> bool:
    """Whether the case is brought against this unit, or against the place whose offices it shares."""
    return not {f"o:{unit.pk}", f"d:{unit.division_id}"}.isdisjoint(case.barred)


def accuses_place(case: Case, division: str) -> bool:
    """Whether the case is brought against those who lead this place: nobody in post there sees it."""
    return any(one.startswith("d:") and division.startswith(one[2:]) for one in case.barred)


def address_nobody_accused(case: Case, words: str, field: str) -> None:
    """Refuses an address in writing that names a unit the case is brought against (信访工作条例 art. 30)."""
    units = [int(one[2:]) for one in case.barred if one.startswith("o:")]
    if units and words and any(unit.name in words for unit in Organisation.objects.filter(pk__in=units)):
        raise Refused(_("这个单位是被反映方，信访材料不得转给它（《信访工作条例》第三十条）。"), field=field)


def is_barred(case: Case, appointment: Appointment) -> bool:
    """Whether the case accuses this person or a body they belong to, under this appointment or another of today's."""
    if not case.barred:
        return False
    held = Appointment.objects.current(on=today()).filter(person_id=appointment.person_id)
    return not set(case.barred).isdisjoint(ties_of(appointment, *held))
