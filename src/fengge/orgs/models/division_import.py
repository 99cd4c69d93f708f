"""An uploaded list of divisions, from its dry run to its having been carried out."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DivisionImport(models.Model):
    """`rows` are the file's cells by row number. `applied_at` says it is whole; `total` divisions changed."""

    name = models.CharField(_("文件名"), max_length=200)
    rows = models.JSONField()
    complete = models.BooleanField(_("完整名单"), default=False)
    effective_on = models.DateField(_("生效日期"))
    document = models.CharField(_("文号"), max_length=80, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    total = models.PositiveIntegerField(default=0)
    applied_at = models.DateTimeField(null=True)

    audited = ("applied_at", "total")

    class Meta:
        verbose_name = _("区划导入")
        ordering = ("-uploaded_at", "-id")

    def __str__(self) -> str:
        return self.name


class ImportProgress(models.Model):
    """How far a running import is: a row of its own, written over another connection while the import is not whole."""

    upload = models.OneToOneField(DivisionImport, models.CASCADE, primary_key=True, related_name="progress")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.done}/{self.total}"
