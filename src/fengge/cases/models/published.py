"""A published version of a procedure: which declaration, with which of the county's settings, from when on, and until when."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublishedProcedure(models.Model):
    """Never changed: a trigger refuses it. Cases pin `version`; `digest` tells whether the declaration is still the same."""

    key = models.CharField(_("程序"), max_length=40)
    version = models.PositiveIntegerField(_("版本"))
    declared_version = models.PositiveIntegerField()
    settings = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    reason = models.CharField(_("理由"), max_length=300)
    at = models.DateTimeField(_("发布时间"))

    class Meta:
        verbose_name = _("已发布的程序")
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="one_row_per_published_version")]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"


class WithdrawnVersion(models.Model):
    """That no case begins under a version any more, and why. What runs under it goes on; never changed either."""

    published = models.OneToOneField(PublishedProcedure, models.PROTECT, related_name="withdrawn")
    reason = models.CharField(_("理由"), max_length=300)
    at = models.DateTimeField(_("撤回时间"))

    class Meta:
        verbose_name = _("撤回的程序版本")

    def __str__(self) -> str:
        return str(self.published)
