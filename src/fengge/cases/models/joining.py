"""How cases hang together with others and with other units: pairs that are not the same, help asked for, who is to lead."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.case import Case
from fengge.core.access import Rows, ScopedModel


class NotSame(ScopedModel):
    """A person looked at a pair that seemed one and said that it is two. It is not proposed again."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="not_same")
    other = models.ForeignKey(Case, models.CASCADE, related_name="+")
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("不是同一件")
        base_manager_name = "everywhere"
        constraints = [models.UniqueConstraint(fields=["case", "other"], name="told_apart_once")]


class Help(ScopedModel):
    """One task in the case that another unit was asked to do. The lead stays where it is; so does the case's clock."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="helps")
    unit = models.ForeignKey("orgs.Organisation", models.PROTECT, related_name="+")
    task = models.CharField(_("请协办的事"), max_length=300)
    due_on = models.DateField(_("请在这天前答复"))
    asked_by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField(_("协办情况"), blank=True)
    answered_by = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("协办")
        base_manager_name = "everywhere"
        ordering = ("id",)


class LeadDispute(ScopedModel):
    """Two units, each saying that the other should lead, and the named person who decides. Until then the lead stays."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="lead_disputes")
    reason = models.CharField(_("分歧所在"), max_length=300)
    proposed = models.ForeignKey(
        "orgs.Organisation", models.PROTECT, related_name="+", verbose_name=_("认为应由谁牵头")
    )
    raised_by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    decider = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+", verbose_name=_("裁定人"))
    lead = models.ForeignKey(
        "orgs.Organisation", models.PROTECT, null=True, related_name="+", verbose_name=_("牵头单位")
    )
    decision = models.CharField(_("裁定理由"), max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("牵头分歧")
        base_manager_name = "everywhere"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(decided_at=None), name="one_open_dispute_of_the_lead"
            )
        ]
