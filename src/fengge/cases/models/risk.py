"""The risk that a case turns violent: a mark on the case for a time, the plan that keeps both sides safe, word to the police.

It is about the matter. Nothing here belongs to a person, and nothing of it can be looked up by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.case import Case
from fengge.core.access import Rows, ScopedManager, ScopedModel, ScopedQuerySet, Secrecy

if TYPE_CHECKING:
    from datetime import date


class Risks(ScopedQuerySet[Any]):
    """Questions asked of marks; each reads as an adjective."""

    def standing(self) -> Risks:
        """Not lifted, not run out, the case not over."""
        return self.filter(ended_at=None)

    def with_case(self) -> Risks:
        """With the case, its hands and the last day of the newest plan's measures, without asking once for each."""
        measures = SafetyMeasure.objects.filter(plan__risk=models.OuterRef("pk")).order_by("-plan_id", "-until")
        kept = self.select_related("case__holder__person", "case__unit")
        return kept.annotate(planned_until=models.Subquery(measures.values("until")[:1]))

    def unprotected(self, on: date) -> Risks:
        """A plan is owed and there is none, or all its measures are over."""
        return self.filter(needs_plan=True).filter(Q(planned_until=None) | Q(planned_until__lt=on))


class Risk(ScopedModel):
    """One assessment and the mark it set. Seen by the case's team and by posts that answer for the place, by nobody else.

    `division`, `secrecy` (never below TEAM), `team` and `barred` are the case's; the database keeps them in step, so that who sees
    the case by its place alone, or with its tracking secret, does not see this. `found` keeps the signs as they were worded
    that day, `needs_plan` whether the county asked for a safety plan then.
    """

    rows = Rows(place=("division",), secrecy="secrecy", team="team", barred="barred")

    class Colour(models.TextChoices):
        """How grave."""

        RED = "red", _("红")
        YELLOW = "yellow", _("黄")
        BLUE = "blue", _("蓝")

    class Ended(models.TextChoices):
        """Why the mark no longer stands."""

        LIFTED = "lifted", _("已解除")
        EXPIRED = "expired", _("已到期")
        REPLACED = "replaced", _("已重新评估")
        SETTLED = "settled", _("事项已了结")

    case = models.ForeignKey(Case, models.CASCADE, related_name="risks")
    signs = ArrayField(models.CharField(max_length=40), default=list)
    found = models.JSONField(default=list)
    matter = models.TextField(_("依据的事实"))
    weight = models.PositiveSmallIntegerField(_("计分"), default=0)
    suggested = models.CharField(_("建议的颜色"), max_length=6, choices=Colour.choices)
    colour = models.CharField(_("确定的颜色"), max_length=6, choices=Colour.choices)
    departure = models.CharField(_("与建议不同的理由"), max_length=300, blank=True)
    needs_plan = models.BooleanField(default=False)
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")
    at = models.DateTimeField(_("评估时间"))
    expires_on = models.DateField(_("有效期至"))
    renewals = models.PositiveSmallIntegerField(default=0)
    warned_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(_("结束方式"), max_length=8, choices=Ended.choices, blank=True)
    end_reason = models.CharField(_("解除理由"), max_length=300, blank=True)
    division = models.CharField(max_length=18, db_collation="C", editable=False)
    secrecy = models.PositiveSmallIntegerField(default=Secrecy.TEAM, editable=False)
    team = ArrayField(models.TextField(), default=list, editable=False)
    barred = ArrayField(models.TextField(), default=list, editable=False)

    objects: ClassVar[Any] = ScopedManager.from_queryset(Risks)()
    everywhere: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("民转刑风险")
        base_manager_name = "everywhere"
        ordering = ("id",)
        indexes = [
            models.Index(fields=["division", "-id"], name="risk_place"),
            models.Index(fields=["expires_on", "id"], name="risk_standing", condition=Q(ended_at=None)),
            GinIndex(fields=["team"], name="risk_team"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(ended_at=None), name="one_standing_risk_per_case"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended="") | (Q(ended_at__isnull=False) & ~Q(ended="")),
                name="a_risk_ends_with_how",
            ),
        ]


class SafetyPlan(ScopedModel):
    """What keeps both sides safe. A later plan takes the place of an earlier one."""

    rows = Rows(through="risk")

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="plans")
    contacts = models.CharField(_("紧急联系"), max_length=300)
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("安全保护方案")
        base_manager_name = "everywhere"
        ordering = ("id",)


class SafetyMeasure(ScopedModel):
    """One measure: whom it protects, what is done, who does it, until when."""

    rows = Rows(through="plan")

    class Protects(models.TextChoices):
        """Whom it protects."""

        BOTH = "both", _("双方")
        ASKING = "asking", _("申请一方")
        OTHER = "other", _("另一方")

    plan = models.ForeignKey(SafetyPlan, models.CASCADE, related_name="measures")
    protects = models.CharField(_("保护谁"), max_length=6, choices=Protects.choices)
    what = models.CharField(_("做什么"), max_length=300)
    owner = models.CharField(_("谁来做"), max_length=80)
    until = models.DateField(_("做到哪天"))

    class Meta:
        verbose_name = _("安全保护措施")
        base_manager_name = "everywhere"
        ordering = ("id",)


class PoliceReport(ScopedModel):
    """That the police were told: by whom, where, when, and the receipt they gave."""

    rows = Rows(through="risk")

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="police_reports")
    reporter = models.CharField(_("谁报的警"), max_length=80)
    station = models.CharField(_("报到哪个派出所"), max_length=120)
    reported_at = models.DateTimeField(_("报警时间"))
    receipt = models.CharField(_("回执编号"), max_length=80, blank=True)
    words = models.CharField(_("接警后的情况"), max_length=300, blank=True)
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("报警记录")
        base_manager_name = "everywhere"
        ordering = ("id",)
