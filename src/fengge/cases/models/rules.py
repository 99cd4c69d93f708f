"""The triage table's rules as a county has published them, version after version; at most one draft beside them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class RuleTable(models.Model):
    """Lines by key, as the pack writes them. `number` is empty for the draft; a published one never changes (a trigger refuses it)."""

    number = models.PositiveIntegerField(_("版本"), null=True, unique=True)
    based_on = models.PositiveIntegerField(default=0)
    rules = models.JSONField(default=dict)
    reason = models.CharField(_("修改理由"), max_length=300, blank=True)
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"))
    version = models.PositiveIntegerField(default=1)

    audited = ("number", "rules", "reason")

    class Meta:
        verbose_name = _("分流规则")
        constraints = [
            models.UniqueConstraint(
                models.functions.Coalesce("number", models.Value(0)),
                condition=models.Q(number=None),
                name="one_draft_of_the_rules",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number or '草稿'}"
