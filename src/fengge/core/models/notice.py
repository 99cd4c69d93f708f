"""A notice on somebody's desk, and a message on its way to somebody outside."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fengge.core.access import Rows, ScopedModel
from fengge.core.crypto.fields import BlindIndex, EncryptedText
from fengge.core.wording import written_day


class Notice(ScopedModel):
    """One thing told to one appointment or unit, which alone sees it. `words` and `words_en` are the pack's text of that day,
    with `{number}` and other gaps that `values` fills; a value named `…_en` is read in English.

    `channels` beyond the desk wait until `passed_on` says that whoever wants messages at once has got them.
    `read_at` is set by the reader's own press and by nothing else: opening a page tells nobody anything.
    """

    rows = Rows(team="team")

    occasion = models.CharField(max_length=120)
    team = ArrayField(models.TextField(), verbose_name=_("收件"))
    words = models.CharField(_("内容"), max_length=200)
    words_en = models.CharField(max_length=200, blank=True)
    values = models.JSONField(default=dict)
    url = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(_("时间"))
    read_at = models.DateTimeField(_("已读时间"), null=True)
    kind = models.CharField(max_length=10, default="notice")
    channels = ArrayField(models.CharField(max_length=10), default=list)
    discreet = models.BooleanField(default=False)
    passed_on = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("消息")
        base_manager_name = "everywhere"
        indexes = [
            GinIndex(fields=["team"], name="notice_unread", condition=Q(read_at=None)),
            models.Index(fields=["id"], name="notice_to_pass_on", condition=Q(passed_on=False) & ~Q(channels=[])),
        ]
        constraints = [models.UniqueConstraint(fields=["occasion", "team"], name="one_notice_per_occasion")]

    def __str__(self) -> str:
        return self.said_in(get_language() or "")

    def said_in(self, language: str) -> str:
        """As somebody reads it in this language."""
        with translation.override(language or None):
            values = self.values | {"due": str(written_day(self.values.get("due", "")))}
        if not (language.startswith("en") and self.words_en):
            return self.words.format(**values)
        values |= {name.removesuffix("_en"): value for name, value in values.items() if name.endswith("_en")}
        return self.words_en.format(**values)


class Delivery(ScopedModel):
    """One message beyond the desk, and what became of it. Staff of the place see that it went, and the number masked.

    About a sealed matter they see it only when they see the matter: `secrecy` and `team` are the matter's own.
    """

    rows = Rows(place=("division",), secrecy="secrecy", team="team", barred="barred")

    occasion = models.CharField(max_length=120)
    about = models.CharField(_("事由"), max_length=60, blank=True)
    channel = models.CharField(_("渠道"), max_length=10)
    address = EncryptedText(_("收件地址"))
    address_index = BlindIndex()
    text = models.CharField(_("内容"), max_length=400)
    division = models.CharField(_("所在地"), max_length=18, db_collation="C")
    barred = ArrayField(models.TextField(), default=list)
    secrecy = models.PositiveSmallIntegerField(default=0)
    team = ArrayField(models.TextField(), default=list)
    kind = models.CharField(max_length=10, default="notice")
    created_at = models.DateTimeField(_("时间"))
    wanted_at = models.DateTimeField(_("应发时间"), null=True)
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
            models.Index(fields=["due_at"], name="delivery_waits", condition=Q(sent_at=None, failed_at=None)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["occasion", "channel", "address_index"], name="one_message_per_occasion"),
            models.CheckConstraint(condition=Q(sent_at=None) | Q(failed_at=None), name="a_message_is_sent_or_failed"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.occasion}"

    @property
    def place_code(self) -> str:
        """Where events about it are filed."""
        return self.division
