"""What a major petition leaves behind at its seven gates: leader, team, assessment, plan, opinions; and who brought it.

Investigations and return visits are the nouns every procedure shares.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.case import Case
from fengge.cases.models.party import Party
from fengge.core.access import Rows, ScopedModel


class Demand(models.TextChoices):
    """What is asked for, by the ways of 信访工作条例 art. 31. Only the sixth has the sixty days and the written opinion."""

    LITIGATION = "litigation", _("应当通过诉讼、复议、法律监督等程序处理（第一项）")
    ARBITRATION = "arbitration", _("应当通过仲裁解决（第二项）")
    APPEAL = "appeal", _("可以通过党员申诉、申请复审等解决（第三项）")
    ADMINISTRATIVE = "administrative", _("可以通过行政复议、裁决、确认、许可、处罚等程序解决（第四项）")
    DUTY = "duty", _("申请查处违法行为、履行保护职责（第五项）")
    OPINION = "opinion", _("不属于以上情形，出具信访处理意见书（第六项）")


class Petition(ScopedModel):
    """What is known of a petition beside the case. `reference` leads to the statutory record, which is kept elsewhere (art. 21)."""

    rows = Rows(through="case")

    case = models.OneToOneField(Case, models.CASCADE, related_name="petition")
    reference = models.CharField(_("国家信访信息系统编号"), max_length=60, blank=True)
    demand = models.CharField(_("诉求分类"), max_length=16, choices=Demand.choices, blank=True)
    petitioners = models.PositiveIntegerField(_("信访人数"), default=1)

    class Meta:
        verbose_name = _("信访事项")
        base_manager_name = "everywhere"
        constraints = [models.CheckConstraint(condition=Q(petitioners__gte=1), name="somebody_petitions")]


class Representative(ScopedModel):
    """Somebody whom those who petition together chose to speak for them; five at most (art. 20)."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="representatives")
    party = models.OneToOneField(Party, models.CASCADE, related_name="representing")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("信访代表")
        base_manager_name = "everywhere"
        ordering = ("id",)


class Sponsor(ScopedModel):
    """The county leader who answers for the petition (包案). The one without an end counts."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="sponsors")
    appointment = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+", verbose_name=_("包案领导"))
    words = models.CharField(_("批示"), max_length=300, blank=True)
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("包案领导")
        base_manager_name = "everywhere"
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["case"], condition=Q(until=None), name="one_leader_at_a_time")]


class TeamMember(ScopedModel):
    """Somebody in the team (专班), with their part in it. Those without an end are in it now."""

    rows = Rows(through="case")

    class Role(models.TextChoices):
        """A member's part."""

        HEAD = "head", _("组长")
        MEMBER = "member", _("成员")
        LAWYER = "lawyer", _("法律顾问")
        LIAISON = "liaison", _("联系信访人")

    case = models.ForeignKey(Case, models.CASCADE, related_name="members")
    appointment = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+", verbose_name=_("专班成员"))
    role = models.CharField(_("分工"), max_length=8, choices=Role.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("专班成员")
        base_manager_name = "everywhere"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["case", "appointment"], condition=Q(until=None), name="in_the_team_once"
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(until=None, role="head"), name="one_head_of_the_team"
            ),
        ]  # fmt: skip


class PetitionAssessment(ScopedModel):
    """One session at which the team weighed what was found (研判): its opinion and what this rests on."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="petition_assessments")
    on = models.DateField(_("研判日期"))
    present = models.CharField(_("参加人"), max_length=300)
    opinion = models.TextField(_("研判意见"))
    basis = models.TextField(_("法律和政策依据"))
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("研判记录")
        base_manager_name = "everywhere"
        ordering = ("on", "id")


class PetitionPlan(ScopedModel):
    """How the matter is to be resolved (方案). The newest counts."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="petition_plans")
    goal = models.TextField(_("要达到的结果"))
    basis = models.TextField(_("法律和政策依据"))
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("化解方案")
        base_manager_name = "everywhere"
        ordering = ("id",)


class PetitionMeasure(ScopedModel):
    """One thing the plan sets out to do: who, until when, and what became of it."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="petition_measures")
    plan = models.ForeignKey(PetitionPlan, models.CASCADE, related_name="measures")
    what = models.CharField(_("措施"), max_length=300)
    owner = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+", verbose_name=_("责任人"))
    due_on = models.DateField(_("完成期限"))
    done = models.BooleanField(_("已落实"), null=True)
    how = models.CharField(_("落实情况"), max_length=300, blank=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("化解措施")
        base_manager_name = "everywhere"
        ordering = ("due_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(done=None, told_at=None) | Q(done__isnull=False, told_at__isnull=False),
                name="a_measure_is_told_of_with_its_time",
            )
        ]
