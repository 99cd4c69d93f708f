"""Judicial confirmation: the pre-check, the joint application, and what the court decided."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.case import Case
from fengge.cases.models.mediation import Agreement
from fengge.core.access import Rows, ScopedModel


class Confirmation(ScopedModel):
    """One agreement on its way through confirmation. `obstacles` are those the pre-check found; none means it may be asked for."""

    rows = Rows(through="case")

    class Result(models.TextChoices):
        """What became of the application."""

        CONFIRMED = "confirmed", _("裁定协议有效")
        REJECTED = "rejected", _("裁定驳回申请")
        DECLINED = "declined", _("不予受理")
        WITHDRAWN = "withdrawn", _("申请人撤回")

    case = models.ForeignKey(Case, models.CASCADE, related_name="confirmations")
    agreement = models.OneToOneField(Agreement, models.CASCADE, related_name="confirmation")
    obstacles = ArrayField(models.CharField(max_length=40), default=list)
    checked_at = models.DateTimeField()
    court = models.CharField(_("受理法院"), max_length=120, blank=True)
    applied_on = models.DateField(_("申请日期"), null=True)
    result = models.CharField(_("结果"), max_length=12, choices=Result.choices, blank=True)
    decided_on = models.DateField(_("裁定日期"), null=True)
    ruling = models.CharField(_("裁定书文号"), max_length=80, blank=True)
    words = models.CharField(_("说明"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("司法确认")
        base_manager_name = "everywhere"
        ordering = ("id",)
