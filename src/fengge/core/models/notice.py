"""A notice on somebody's desk, and a message on its way to somebody outside."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fengge.core.access import Rows, ScopedModel
from fengge.core.crypto.fields import BlindIndex, EncryptedText


class Notice(ScopedModel):
    """One thing told to one appointment or unit, which alone sees it. `words` is the source text of a translation.

    `read_at` is set by the reader's own press and by nothing else: opening a page tells nobody anything.
    """

    rows = Rows(team="team")

    occasion = models.CharField(max_length=120)
    team = ArrayField(models.TextField(), verbose_name=_("收件"))
    words = models.CharField(_("内容"), max_length=200)
    values = models.JSONField(default=dict)
    url = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(_("时间"))
    read_at = models.DateTimeField(_("已读时间"), null=True)

    class Meta:
        verbose_name = _("消息")
        base_manager_name = "everywhere"
        indexes = [GinIndex(fields=["team"], name="notice_unread", condition=Q(read_at=None))]
        constraints = [models.UniqueConstraint(fields=["occasion", "team"], name="one_notice_per_occasion")]

    def __str__(self) -> str:
        return gettext(self.words) % self.values


class Delivery(ScopedModel):
    """One message to somebody outside, and what became of it. Staff of the place see that it went, and the number masked."""

    rows = Rows(place=("division",), barred="barred")

    occasion = models.CharField(max_length=120)
    about = models.CharField(_("事由"), max_length=60, blank=True)
    channel = models.CharField(_("渠道"), max_length=10)
    address = EncryptedText(_("收件地址"))
    address_index = BlindIndex()
    text = models.CharField(_("内容"), max_length=400)
    division = models.CharField(_("所在地"), max_length=18, db_collation="C")
    barred = ArrayField(models.TextField(), default=list)
    created_at = models.DateTimeField(_("时间"))
    due_at = models.DateTimeField(_("发出时间"))
    attempts = models.PositiveSmallIntegerField(_("次数"), default=0)
    sent_at = models.DateTimeField(_("已发出"), null=True)
    failed_at = models.DateTimeField(_("没有发出"), null=True)
    problem = models.CharField(_("原因"), max_length=200, blank=True)
    reference = models.CharField(_("回执号"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("外发消息")
        base_manager_name = "everywhere"
        indexes = [
            models.Index(fields=["division", "id"], name="delivery_place"),
            models.Index(fields=["about", "id"], name="delivery_about"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["occasion", "channel", "address_index"], name="one_message_per_occasion"),
            models.CheckConstraint(condition=Q(sent_at=None) | Q(failed_at=None), name="a_message_is_sent_or_failed"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.occasion}"
