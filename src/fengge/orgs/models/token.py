"""Personal tokens: only a digest is kept, so that nobody who reads the table can use one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from fengge.orgs.models.appointment import Appointment


class Token(models.Model):
    """`prefix` names it openly; `digest` proves it. It acts under one appointment of its account, and may be for reading only."""

    prefix = models.CharField(max_length=12, unique=True, db_collation="C")
    digest = models.BinaryField(max_length=32)
    name = models.CharField(_("用途"), max_length=60)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens")
    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="+", verbose_name=_("身份"))
    read_only = models.BooleanField(_("只能查看"), default=True)
    made_at = models.DateTimeField(_("建立时间"))
    expires_at = models.DateTimeField(_("有效期至"))
    revoked_at = models.DateTimeField(_("撤销时间"), null=True)

    written = ""  # only on the one just made: the token as its holder must copy it
    audited = ("revoked_at",)

    class Meta:
        verbose_name = _("令牌")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix})"
