"""Where a member of staff wants notices beyond the desk: nothing unless chosen, once a day or at once."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from fengge.core.crypto.fields import EncryptedText


class How(models.TextChoices):
    """How often."""

    DIGEST = "digest", _("每天一次汇总")
    AT_ONCE = "at_once", _("随时发")


class Reach(models.Model):
    """One channel of one account. Whoever wants nothing by a channel has no row for it; the desk is always told."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reaches")
    channel = models.CharField(_("渠道"), max_length=10)
    how = models.CharField(_("方式"), max_length=10, choices=How)
    address = EncryptedText(_("收件地址"))

    class Meta:
        verbose_name = _("消息去向")
        constraints = (models.UniqueConstraint(fields=("account", "channel"), name="one_reach_per_channel"),)

    def __str__(self) -> str:
        return f"{self.channel} {self.how}"
