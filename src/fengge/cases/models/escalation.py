"""What superiors do about a case: supervision, urging, and the alarm where there is no superior any more."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.case import Case
from fengge.core.access import Rows, ScopedModel


class Supervision(ScopedModel):
    """督办: a superior asks for something by a day; whoever has the case answers; the superior lifts it with a reason."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="supervisions")
    reason = models.CharField(_("督办理由"), max_length=300)
    requirement = models.CharField(_("要求"), max_length=300)
    due_on = models.DateField(_("限期"))
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.CharField(_("答复"), max_length=600, blank=True)
    answered_by = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lift_reason = models.CharField(_("解除理由"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("督办")
        base_manager_name = "everywhere"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(lifted_at=None), name="one_open_supervision_per_case")
        ]


class CaseUrging(ScopedModel):
    """催办: one word of haste, by a superior (`by`) or by the resident (`by` empty, at most once a day)."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="urgings")
    words = models.CharField(_("催办的话"), max_length=300, blank=True)
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("催办")
        base_manager_name = "everywhere"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["case", "on"], condition=Q(by=None), name="a_resident_urges_once_a_day")
        ]


class Alarm(ScopedModel):
    """A case missed a limit where nobody stands above: somebody at the top says what is done about it."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="alarms")
    rung = models.CharField(max_length=12)
    deadline = models.CharField(max_length=40, blank=True)
    since = models.DateTimeField()
    at = models.DateTimeField()
    answer = models.CharField(_("处置意见"), max_length=300, blank=True)
    answered_by = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("告警")
        base_manager_name = "everywhere"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["case", "deadline", "since"], name="one_alarm_for_each_limit_missed")
        ]
