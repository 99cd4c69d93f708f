"""Meetings: what was called where and when, and who was there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.meetings import Meetings
from fengge.core.access import Rows, ScopedManager, ScopedModel

if TYPE_CHECKING:
    from fengge.core.access import Actor


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


class Attendance(ScopedModel):
    """Somebody in post who was present."""

    rows = Rows(through="meeting")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    appointment = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("到会")
        base_manager_name = "everywhere"
        constraints = [models.UniqueConstraint(fields=["meeting", "appointment"], name="present_once")]
