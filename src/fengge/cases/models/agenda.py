"""Agendas: matters as they stood when the meeting was called, and those left out. A trigger lets nothing of that be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.case import Case
from fengge.cases.models.meeting import Meeting
from fengge.core.access import Rows, ScopedModel, Secrecy

if TYPE_CHECKING:
    from fengge.core.access import Actor

SECRECY = [(s.value, s.name) for s in Secrecy]


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


class LeftOut(ScopedModel):
    """What an agenda had no place for, in its order: keys of cases, and of earlier decisions on what is no case. Never changed.

    A key tells nothing: whoever opens the list sees of these matters what they may see, as they stand by then. What would have been on
    the agenda for a reason that not all may read, such as a mark of risk, stands in a row of that `secrecy`.
    """

    rows = Rows(place=("division",), secrecy="secrecy")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="left")
    division = models.CharField(max_length=18, db_collation="C")
    secrecy = models.PositiveSmallIntegerField(choices=SECRECY, default=Secrecy.OPEN)
    cases = ArrayField(models.BigIntegerField(), default=list)
    decisions = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        verbose_name = _("没有排上的议题")
        base_manager_name = "everywhere"
        ordering = ("secrecy",)
        constraints = [models.UniqueConstraint(fields=["meeting", "secrecy"], name="one_list_of_those_left_out")]
