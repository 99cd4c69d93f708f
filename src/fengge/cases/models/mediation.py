"""What mediation leaves behind: investigation, sessions, agreement, obligations, performance."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.case import Case
from fengge.cases.models.party import Party
from fengge.core.access import Rows, ScopedModel


class Investigation(ScopedModel):
    """One inquiry: when, where, whom, what was said."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="investigations")
    on = models.DateField(_("调查日期"))
    place = models.CharField(_("地点"), max_length=120)
    asked = models.CharField(_("被调查人"), max_length=120)
    found = models.TextField(_("调查情况"))
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("调查记录")
        base_manager_name = "everywhere"
        ordering = ("on", "id")


class Session(ScopedModel):
    """One mediation session and its minutes."""

    rows = Rows(through="case")

    class Result(models.TextChoices):
        """How a session ended."""

        AGREED = "agreed", _("达成协议")
        ADJOURNED = "adjourned", _("择日再调")
        FAILED = "failed", _("未达成协议")

    case = models.ForeignKey(Case, models.CASCADE, related_name="sessions")
    on = models.DateField(_("调解日期"))
    place = models.CharField(_("地点"), max_length=120)
    present = models.CharField(_("参加人"), max_length=300)
    in_public = models.BooleanField(_("公开进行"), default=False)
    minutes = models.TextField(_("调解记录"))
    result = models.CharField(_("结果"), max_length=12, choices=Result.choices)
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("调解记录")
        base_manager_name = "everywhere"
        ordering = ("on", "id")


class Agreement(ScopedModel):
    """The agreement, written or oral, with its day of effect. A later one (after reopening) replaces the earlier."""

    rows = Rows(through="case")

    class Form(models.TextChoices):
        """Written, or oral and recorded."""

        WRITTEN = "written", _("书面协议")
        ORAL = "oral", _("口头协议")

    case = models.ForeignKey(Case, models.CASCADE, related_name="agreements")
    form = models.CharField(_("形式"), max_length=8, choices=Form.choices)
    number = models.CharField(_("协议编号"), max_length=60)
    facts = models.TextField(_("纠纷事实和责任"))
    terms = models.TextField(_("协议内容"))
    effective_on = models.DateField(_("生效日期"))
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("调解协议")
        base_manager_name = "everywhere"
        ordering = ("id",)


class Obligation(ScopedModel):
    """One thing one party owes under the agreement, with its day."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="obligations")
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="obligations")
    debtor = models.ForeignKey(Party, models.PROTECT, related_name="+")
    what = models.CharField(_("履行内容"), max_length=300)
    amount = models.DecimalField(_("金额"), max_digits=12, decimal_places=2, null=True)
    due_on = models.DateField(_("履行期限"))

    class Meta:
        verbose_name = _("履行事项")
        base_manager_name = "everywhere"
        ordering = ("due_on", "id")


class Performance(ScopedModel):
    """How an obligation came to be performed, or that it was broken."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="performances")
    obligation = models.OneToOneField(Obligation, models.CASCADE, related_name="performance")
    performed = models.BooleanField(_("已履行"))
    on = models.DateField(_("日期"))
    how = models.CharField(_("说明"), max_length=300)
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("履行情况")
        base_manager_name = "everywhere"


class ReturnVisit(ScopedModel):
    """The visit after performance, by somebody other than the mediator."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="visits")
    on = models.DateField(_("回访日期"))
    manner = models.CharField(_("方式"), max_length=12)
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    outcome = models.CharField(_("协议履行得怎样"), max_length=12)
    satisfied = models.BooleanField(_("满意"))
    words = models.TextField(_("回访情况"))
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("回访记录")
        base_manager_name = "everywhere"
        ordering = ("on", "id")
