"""How often something was tried lately, counted without keeping who tried."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Attempt(models.Model):
    """A counter for one window of time. `key` is a keyed digest of purpose and source: no address can be read back from it."""

    key = models.CharField(max_length=64)
    window = models.DateTimeField()
    count = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("尝试次数")
        constraints = [models.UniqueConstraint(fields=["key", "window"], name="one_counter_per_window")]
