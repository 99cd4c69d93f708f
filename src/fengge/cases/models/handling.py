"""Who held a case and how it was judged: holdings, triage, recusals, transfers and referrals."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.case import Case
from fengge.core.access import Rows, ScopedModel


class Holding(ScopedModel):
    """One span in which a case was in somebody's hands, or in nobody's (`holder` empty)."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="holdings")
    holder = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey("orgs.Organisation", models.PROTECT, null=True, related_name="+")
    rung = models.CharField(max_length=12)
    division = models.CharField(max_length=18, db_collation="C")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("承办经过")
        base_manager_name = "everywhere"
        ordering = ("since", "id")
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(until=None), name="one_open_holding_per_case")
        ]


class Triage(ScopedModel):
    """What the rule table suggested and what a person confirmed. The newest counts."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="triages")
    signals = ArrayField(models.CharField(max_length=40), default=list)
    rules = ArrayField(models.CharField(max_length=40), default=list)
    table = models.PositiveIntegerField(_("规则版本"), default=0)
    suggested = models.JSONField(default=dict)
    rung = models.CharField(_("层级"), max_length=12)
    level = models.CharField(_("级别"), max_length=20)
    kind = models.CharField(_("类别"), max_length=40)
    route = models.CharField(_("办理途径"), max_length=40)
    reason = models.CharField(_("与建议不同的理由"), max_length=300, blank=True)
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("分级分类分流")
        base_manager_name = "everywhere"
        ordering = ("id",)


class Transfer(ScopedModel):
    """A hand-over offered to another unit: taken, returned with a reason, or still open.

    Until it is answered the first contact keeps the duty.
    """

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="transfers")
    from_appointment = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    from_division = models.CharField(max_length=18, db_collation="C")
    to_unit = models.ForeignKey("orgs.Organisation", models.PROTECT, related_name="+")
    to_appointment = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    to_division = models.CharField(max_length=18, db_collation="C")
    to_rung = models.CharField(max_length=12)
    reason = models.CharField(_("理由"), max_length=300)
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    accepted = models.BooleanField(null=True)
    answer = models.CharField(_("答复"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("移交")
        base_manager_name = "everywhere"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(answered_at=None), name="one_open_transfer_per_case")
        ]


class Referral(ScopedModel):
    """The matter belongs to another legal channel: which, to whom, and what the person was told."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="referrals")
    channel = models.CharField(_("法定途径"), max_length=40)
    receiver = models.CharField(_("接收单位"), max_length=120)
    reason = models.CharField(_("理由"), max_length=300)
    told = models.TextField(_("告知当事人的话"))
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("导入法定途径")
        base_manager_name = "everywhere"
        ordering = ("id",)
