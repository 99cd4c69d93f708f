"""How a case ended, what the resident thought of it, and what lies in its dossier."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.case import Case
from fengge.cases.models.party import Party
from fengge.core.access import Rows, ScopedModel


class Outcome(models.TextChoices):
    """How a case can end."""

    PERFORMED = "performed", _("达成协议并履行")
    RECONCILED = "reconciled", _("自行和解")
    REFERRED = "referred", _("导入法定途径")
    REFUSED = "refused", _("一方不同意调解")
    TERMINATED = "terminated", _("终止调解")
    WITHDRAWN = "withdrawn", _("申请人撤回")
    ANSWERED = "answered", _("已答复")
    MERGED = "merged", _("并入另一事项")
    RECTIFIED = "rectified", _("已整改")
    SOLVED = "solved", _("当场解决")
    UNFOUNDED = "unfounded", _("不属实")
    DELIVERED = "delivered", _("已办成")
    DECLINED = "declined", _("办不了")
    RETURNED = "returned", _("退回来源")


class Closure(ScopedModel):
    """One ending. A case that was reopened has more than one; the newest counts."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="closures")
    outcome = models.CharField(_("结果"), max_length=12, choices=Outcome.choices)
    summary = models.TextField(_("办理结果"))
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)
    dossier_number = models.CharField(_("卷号"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("结案")
        base_manager_name = "everywhere"
        ordering = ("id",)


class Rating(ScopedModel):
    """The resident's word on the result. One for each ending."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="ratings")
    closure = models.OneToOneField(Closure, models.CASCADE, related_name="rating")
    solved = models.BooleanField(_("是否真正解决"))
    score = models.PositiveSmallIntegerField(_("满意度"))
    words = models.TextField(_("想说的话"), blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("评价")
        base_manager_name = "everywhere"
        constraints = [models.CheckConstraint(condition=models.Q(score__range=(1, 5)), name="score_from_1_to_5")]


class Attachment(ScopedModel):
    """A file in the case: a photo, evidence, a signed copy. `parties` are those who may see it on the tracking page."""

    rows = Rows(through="case")

    class Kind(models.TextChoices):
        """What a file is in the dossier."""

        PHOTO = "photo", _("照片")
        IDENTITY = "identity", _("身份证明")
        EVIDENCE = "evidence", _("证据材料")
        AUTHORITY = "authority", _("授权委托书")
        SIGNED = "signed", _("已签署文书")
        RECEIPT = "receipt", _("履行凭证")

    case = models.ForeignKey(Case, models.CASCADE, related_name="attachments")
    party = models.ForeignKey(Party, models.SET_NULL, null=True, related_name="+")
    file = models.ForeignKey("core.StoredFile", models.PROTECT, related_name="+")
    kind = models.CharField(_("种类"), max_length=12, choices=Kind.choices)
    document = models.CharField(max_length=40, blank=True)
    title = models.CharField(_("名称"), max_length=120)
    from_resident = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("附件")
        base_manager_name = "everywhere"
        ordering = ("id",)


class Extension(ScopedModel):
    """More time, with its reason: by the consent of the parties at once, or asked for and approved by the unit's head.

    `approved` is empty while nobody has answered; what the parties consented to needs no answer.
    """

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="extensions")
    deadline = models.CharField(max_length=40)
    days = models.PositiveSmallIntegerField(_("天数"), default=0)
    until = models.DateField(_("延至"))
    reason = models.CharField(_("理由"), max_length=300)
    consented = ArrayField(models.BigIntegerField(), default=list)
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    approved = models.BooleanField(_("是否批准"), null=True)
    answer = models.CharField(_("审批意见"), max_length=300, blank=True)
    answered_by = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("延期")
        base_manager_name = "everywhere"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["case", "deadline"], condition=models.Q(approved=None), name="one_open_request_for_more_time"
            )
        ]


class Step(ScopedModel):
    """What was written at a step that a procedure declares by its form alone, without a noun of its own."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="steps")
    action = models.CharField(max_length=40)
    answers = models.JSONField(default=dict)
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("办理步骤")
        base_manager_name = "everywhere"
        ordering = ("id",)
