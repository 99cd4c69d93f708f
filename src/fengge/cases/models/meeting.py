"""Meetings: what was called where and when, the frozen agenda, who was there, and what was decided to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.case import Case
from fengge.cases.models.decisions import Decisions, Meetings
from fengge.core.access import Rows, ScopedManager, ScopedModel, Secrecy

if TYPE_CHECKING:
    from fengge.core.access import Actor

SECRECY = [(s.value, s.name) for s in Secrecy]
OPEN = Q(done_at=None, replaced_by=None)


class Meeting(ScopedModel):
    """One meeting of a series in a division, `on` the day it was due; the `nth` of that day.

    It waits until it has an `outcome`: held, nothing to discuss, or lapsed because nobody held it before the next.
    """

    class Outcome(models.TextChoices):
        """How it ended."""

        HELD = "held", _("已开")
        NOTHING = "nothing", _("无议题，没有开")
        LAPSED = "lapsed", _("没有开成")

    rows = Rows(place=("division",))
    audited = ("outcome", "chair_id", "minute_taker_id", "others", "place_words")

    series = models.CharField(_("会议"), max_length=40)
    division = models.CharField(_("区划"), max_length=18, db_collation="C")
    on = models.DateField(_("日期"))
    nth = models.PositiveSmallIntegerField(default=1)
    called_at = models.DateTimeField(_("召集时间"))
    called_by = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    left_out = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(_("结束时间"), null=True)
    outcome = models.CharField(_("结果"), max_length=8, choices=Outcome, blank=True)
    chair = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+", verbose_name=_("主持人"))
    minute_taker = models.ForeignKey(
        "orgs.Appointment", models.PROTECT, null=True, related_name="+", verbose_name=_("记录人")
    )
    others = models.CharField(_("其他到会的人"), max_length=300, blank=True)
    place_words = models.CharField(_("会议地点"), max_length=100, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = ScopedManager.from_queryset(Meetings)()
    everywhere: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("会议")
        base_manager_name = "everywhere"
        indexes = [models.Index(fields=["division", "-id"], name="meeting_place")]
        constraints = [
            models.UniqueConstraint(fields=["series", "division", "on", "nth"], name="one_meeting_of_a_day"),
            models.CheckConstraint(
                condition=Q(outcome="", ended_at=None) | (~Q(outcome="") & Q(ended_at__isnull=False)),
                name="a_meeting_that_ended_has_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.division} {self.on}"

    @property
    def place_code(self) -> str:
        """Where events about it belong."""
        return self.division

    @property
    def url(self) -> str:
        """The room."""
        return reverse("cases.meeting", args=[self.pk])

    def refuses(self, actor: Actor, permission: str) -> str | None:
        """A meeting is run by those of its own place whom the pack names; whoever stands above reads along."""
        from fengge.cases.meetings.series import may_run

        if permission.endswith(".meet") and not may_run(actor, self.series, self.division):
            return str(_("这个会由当地主持的人记录，您可以看，不能改。"))
        return None


class AgendaItem(ScopedModel):
    """One matter on an agenda, with what was true of it when the meeting was called. A trigger lets nothing of that be changed."""

    rows = Rows(place=("division",), secrecy="secrecy", barred="barred")
    audited = ("decided_at",)

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField(_("序号"))
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="agenda_items")
    carried = models.ForeignKey("cases.Decision", models.PROTECT, null=True, related_name="+")
    division = models.CharField(max_length=18, db_collation="C")
    secrecy = models.PositiveSmallIntegerField(choices=SECRECY, default=Secrecy.OPEN)
    barred = ArrayField(models.TextField(), default=list, editable=False)  # the case's; a trigger keeps it so
    reasons = ArrayField(models.CharField(max_length=40), default=list)
    by_hand = models.CharField(_("临时动议的理由"), max_length=200, blank=True)
    number = models.CharField(_("案号"), max_length=40, blank=True)
    title = models.CharField(_("事由"), max_length=120)
    place = models.CharField(_("地点"), max_length=18, db_collation="C")
    stage = models.CharField(_("环节"), max_length=40, blank=True)
    rung = models.CharField(_("层级"), max_length=12, blank=True)
    level = models.CharField(_("级别"), max_length=20, blank=True)
    holder = models.CharField(_("承办人"), max_length=120, blank=True)
    held_since = models.DateTimeField(null=True)
    due_at = models.DateTimeField(_("期限"), null=True)
    due_key = models.CharField(max_length=40, blank=True)
    reported_at = models.DateTimeField(_("反映时间"), null=True)
    discussed = models.PositiveSmallIntegerField(_("讨论过的次数"), default=0)
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("议题")
        base_manager_name = "everywhere"
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="one_item_per_position"),
            models.UniqueConstraint(fields=["meeting", "case"], name="a_case_once_on_an_agenda"),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.title}"

    @property
    def place_code(self) -> str:
        """Where events about it belong."""
        return self.division

    @property
    def url(self) -> str:
        """Its place in the room."""
        return reverse("cases.agenda_item", args=[self.meeting_id, self.position])

    def refuses(self, actor: Actor, permission: str) -> str | None:
        """As its meeting does."""
        refusal: str | None = self.meeting.refuses(actor, permission)
        return refusal


class Attendance(ScopedModel):
    """Somebody in post who was present."""

    rows = Rows(through="meeting")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    appointment = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("到会")
        base_manager_name = "everywhere"
        constraints = [models.UniqueConstraint(fields=["meeting", "appointment"], name="present_once")]


class Decision(ScopedModel):
    """What was decided on an item, by whom it is to be done and by when. Carried from agenda to agenda until done.

    `team` are the tokens of whoever answers for it, who sees it wherever they stand, with the matter's number and title.
    A later decision on the same matter, or that of the meeting above to which it was raised, takes its place (`replaced_by`).
    """

    class Choice(models.TextChoices):
        """The five ways to go on."""

        KEEP = "keep", _("继续办")
        ASSIGN = "assign", _("交给")
        SUPPORT = "support", _("支持")
        RAISE = "raise", _("上交")
        CLOSE = "close", _("了结")

    rows = Rows(place=("division",), secrecy="secrecy", team="team", barred="barred")
    audited = ("done_at", "result")

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="decision")
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    number = models.CharField(_("案号"), max_length=40, blank=True)
    title = models.CharField(_("议题"), max_length=120)
    series = models.CharField(max_length=40)
    division = models.CharField(max_length=18, db_collation="C")
    secrecy = models.PositiveSmallIntegerField(choices=SECRECY, default=Secrecy.OPEN)
    team = ArrayField(models.TextField(), default=list)
    barred = ArrayField(models.TextField(), default=list, editable=False)  # the case's; a trigger keeps it so
    choice = models.CharField(_("决定"), max_length=8, choices=Choice)
    words = models.CharField(_("要做什么"), max_length=300, blank=True)
    owner = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+", verbose_name=_("谁来办"))
    due_on = models.DateField(_("什么时候办好"), null=True)
    at = models.DateTimeField(_("时间"))
    by = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(_("办好时间"), null=True)
    done_by = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    result = models.CharField(_("办得怎样"), max_length=300, blank=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = ScopedManager.from_queryset(Decisions)()
    everywhere: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("会议决定")
        base_manager_name = "everywhere"
        indexes = [
            models.Index(fields=["series", "division", "due_on"], name="decision_open_place", condition=OPEN),
            models.Index(fields=["owner", "due_on"], name="decision_open_owner", condition=OPEN),
            models.Index(fields=["division", "at"], name="decision_place_at"),
            GinIndex(fields=["team"], name="decision_team"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(choice="raise") | Q(done_at__isnull=False) | Q(owner__isnull=False, due_on__isnull=False),
                name="what_is_to_be_done_has_an_owner_and_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_choice_display()} {self.words}".strip()

    @property
    def place_code(self) -> str:
        """Where events about it belong."""
        return self.division

    @property
    def url(self) -> str:
        """Where it is looked at and reported done."""
        return reverse("cases.decision", args=[self.pk])

    def refuses(self, actor: Actor, permission: str) -> str | None:
        """Done is said by whoever answers for it, or by those who run the meeting."""
        from fengge.cases.meetings.series import may_run

        own = {f"a:{actor.appointment_id}", *actor.teams} & set(self.team)
        if permission.endswith(".carry_out") and not own and not may_run(actor, self.series, self.division):
            return str(_("这项决定由承担的人，或者主持会议的人报告办好。"))
        return None
