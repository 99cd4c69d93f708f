"""What happens to a letter between its units: answers with their files, and being urged."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.letter import Letter
from fengge.core.access import Rows, ScopedModel


class LetterReply(ScopedModel):
    """One answer of the recipient, and what the issuer thought of it. The newest counts; `due_at` is when it was due."""

    rows = Rows(through="letter")

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="replies")
    text = models.TextField(_("办理情况"))
    plan = models.TextField(_("下一步打算"), blank=True)
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")
    at = models.DateTimeField(_("回复时间"))
    due_at = models.DateTimeField(null=True)
    accepted = models.BooleanField(null=True)
    opinion = models.CharField(_("审核意见"), max_length=300, blank=True)
    judged_by = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("函件回复")
        base_manager_name = "everywhere"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["letter"], condition=Q(judged_at=None), name="one_reply_waits_at_a_time")
        ]


class ReplyFile(ScopedModel):
    """A file that came with an answer: whoever reads the letter may open it, and nobody else."""

    rows = Rows(through="reply")

    reply = models.ForeignKey(LetterReply, models.CASCADE, related_name="files")
    file = models.ForeignKey("core.StoredFile", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("回复附件")
        base_manager_name = "everywhere"
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.file)

    @property
    def url(self) -> str:
        """Where it is served."""
        return reverse("cases.letter_file", args=[self.reply.letter_id, self.pk])


class Urging(ScopedModel):
    """One time the issuer pressed for an answer."""

    rows = Rows(through="letter")

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="urgings")
    words = models.CharField(_("催办内容"), max_length=300)
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("催办")
        base_manager_name = "everywhere"
        ordering = ("id",)
