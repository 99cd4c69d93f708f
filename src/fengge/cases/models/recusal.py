"""Conflict of interest: who steps back from a case, and why."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.case import Case
from fengge.core.access import Rows, ScopedModel


class Recusal(ScopedModel):
    """A person who may not act in a case: a relative, a party, a creditor."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="recusals")
    person = models.ForeignKey("orgs.Person", models.PROTECT, related_name="+")
    reason = models.CharField(_("回避理由"), max_length=200)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("回避")
        base_manager_name = "everywhere"
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="recused_once")]
