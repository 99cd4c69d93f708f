"""What a meeting decided on a matter: who does what by when, carried from agenda to agenda until it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.agenda import SECRECY, AgendaItem
from fengge.cases.models.case import Case
from fengge.cases.models.decisions import Decisions
from fengge.core.access import Rows, ScopedManager, ScopedModel, Secrecy

if TYPE_CHECKING:
    from fengge.core.access import Actor

OPEN = Q(done_at=None, replaced_by=None)


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
