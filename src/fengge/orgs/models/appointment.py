"""Appointments: a person in a post, in a place, for a time, by an order."""

from __future__ import annotations

from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from fengge.orgs.county.posts import ADMINISTRATORS, post_title
from fengge.orgs.models.dated import Dated, PlacedQuerySet, ends_after_it_begins
from fengge.orgs.models.division import Division
from fengge.orgs.models.organisation import Organisation
from fengge.orgs.models.person import Person


class AppointmentKind(models.TextChoices):
    """How somebody comes to answer for a place."""

    REGULAR = "regular", _("任职")
    LIAISON = "liaison", _("挂帮联系")
    POSTING = "posting", _("驻村")


class AppointmentQuerySet(PlacedQuerySet["Appointment"]):
    """Appointments by place and post."""

    def holding(self, *posts: str) -> Self:
        """Appointments to these posts."""
        return self.filter(post__in=posts)


def during() -> Func:
    """The appointment's time as a range."""
    return Func(F("valid_from"), F("valid_to"), Value("[)"), function="daterange", output_field=DateRangeField())


class Appointment(Dated):
    """One capacity of one person. A posting names who sends, who manages and who uses; the three rights differ."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments", verbose_name=_("工作人员"))
    post = models.CharField(_("岗位"), max_length=40, db_collation="C")
    division = models.ForeignKey(Division, models.PROTECT, related_name="appointments", verbose_name=_("所在地"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="appointments", verbose_name=_("单位")
    )
    kind = models.CharField(_("方式"), max_length=10, choices=AppointmentKind, default=AppointmentKind.REGULAR)
    order_number = models.CharField(_("文号"), max_length=80, blank=True)
    dispatching = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("派出单位")
    )
    managing = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("管理单位")
    )
    using = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("使用单位")
    )

    objects = AppointmentQuerySet.as_manager()
    audited = ("post", "division_id", "organisation_id", "kind", "order_number", "valid_from", "valid_to")

    class Meta:
        verbose_name = _("任职")
        ordering = ("-valid_from", "id")
        indexes = (models.Index(fields=("division", "post"), name="appointment_in_place"),)
        constraints = (
            ends_after_it_begins("appointment_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(kind="posting", dispatching__isnull=False, managing__isnull=False, using__isnull=False)
                | (~Q(kind="posting") & Q(dispatching=None, managing=None, using=None)),
                name="a_posting_has_three_lines",
            ),
            ExclusionConstraint(
                name="one_appointment_of_a_kind_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("post", RangeOperators.EQUAL),
                    ("division", RangeOperators.EQUAL),
                    (Coalesce("organisation_id", 0), RangeOperators.EQUAL),
                    (during(), RangeOperators.OVERLAPS),
                ],
            ),
            # GB/T 22239-2019 8.1.5: who runs the system, who grants rights and who reads the log are three people.
            ExclusionConstraint(
                name="administrators_exclude_one_another",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("post", RangeOperators.NOT_EQUAL),
                    (during(), RangeOperators.OVERLAPS),
                ],
                condition=Q(post__in=ADMINISTRATORS),
            ),
        )

    def __str__(self) -> str:
        return f"{self.division} {self.post_title}"

    @property
    def post_title(self) -> str:
        """The post's name in the reader's language."""
        return post_title(self.post)

    @property
    def place_code(self) -> str:
        """Where events about it are filed."""
        return self.division_id
