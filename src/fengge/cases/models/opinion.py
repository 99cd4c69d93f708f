"""The written answers to a petition: the opinion on it, on its review and on its final review (信访工作条例 arts 32, 35, 36)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.case import Case
from fengge.core.access import Rows, ScopedModel


class PetitionOpinion(ScopedModel):
    """One written opinion, and how the petitioner came to have it. The newest of its stage counts.

    `stage` is whose word it is; `result` what it says of the claim, or of the opinion before it.
    """

    rows = Rows(through="case")

    class Stage(models.TextChoices):
        """Which of the three words that a petitioner may have."""

        HANDLING = "handling", _("信访处理意见书")
        REVIEW = "review", _("信访复查意见书")
        FINAL = "final", _("信访复核意见书")

    class Result(models.TextChoices):
        """Handling supports, explains or does not support (art. 32); a review upholds, revises or revokes."""

        SUPPORTED = "supported", _("予以支持")
        EXPLAINED = "explained", _("解释说明")
        UNSUPPORTED = "unsupported", _("不予支持")
        UPHELD = "upheld", _("维持原意见")
        REVISED = "revised", _("变更原意见")
        REVOKED = "revoked", _("撤销，责令重新处理")

    case = models.ForeignKey(Case, models.CASCADE, related_name="opinions")
    stage = models.CharField(_("文书"), max_length=8, choices=Stage.choices)
    unit = models.CharField(_("出具单位"), max_length=120)
    claim = models.TextField(_("诉求"))
    found = models.TextField(_("事实和理由"))
    result = models.CharField(_("结论"), max_length=12, choices=Result.choices)
    words = models.TextField(_("处理意见"))
    basis = models.TextField(_("法律和政策依据"))
    issued_at = models.DateTimeField()
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")
    delivered_at = models.DateTimeField(null=True)
    manner = models.CharField(_("送达方式"), max_length=12, blank=True)
    received_by = models.CharField(_("签收人"), max_length=60, blank=True)
    rights_told = models.BooleanField(_("已告知复查、复核的权利"), default=False)

    class Meta:
        verbose_name = _("信访意见书")
        base_manager_name = "everywhere"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(delivered_at=None) | Q(rights_told=True),
                name="no_opinion_is_delivered_without_its_rights",
            )
        ]
