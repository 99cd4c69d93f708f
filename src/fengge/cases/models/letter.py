"""Official letters: one unit writes to another about a case, is answered, and accepts the answer or asks for more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.case import Case
from fengge.cases.models.letters import Letters
from fengge.cases.permissions import May
from fengge.core.access import Rows, ScopedManager, ScopedModel, Secrecy
from fengge.core.clock import now
from fengge.core.verbs import Refused

if TYPE_CHECKING:
    from fengge.cases.engine.timing import Standing
    from fengge.core.access import Actor

OF_THE_ISSUER = {May.DRAFT_LETTER, May.ISSUE_LETTER, May.JUDGE_LETTER}


class Letter(ScopedModel):
    """One letter. It is a record of its own: who may read it need not see the case, and carries of it only number and title.

    `division` is where it counts: the issuer's place while it is a draft, so that nobody below reads it, and the case's
    place from the day it is issued; the database keeps it, `secrecy` and `barred` in step with the case (its migrations). `team` holds
    the units: the issuer, and the recipient once it is issued. `terms` are the kind's terms on the day of issue.
    `wakes_at` is when the sweep has to look at it next, to remind.
    """

    class State(models.TextChoices):
        """How far a letter has come."""

        DRAFTED = "drafted", _("拟稿")
        ISSUED = "issued", _("已发出")
        RECEIVED = "received", _("已签收")
        REPLIED = "replied", _("已回复")
        RETURNED = "returned", _("退回补充")
        ACCEPTED = "accepted", _("已认可")
        WITHDRAWN = "withdrawn", _("已撤回")

    rows = Rows(place=("division",), secrecy="secrecy", team="team", barred="barred")
    audited = (
        "state", "number", "recipient_id", "subject", "body", "measures", "copies", "division", "secrecy", "next_due_at",
    )  # fmt: skip

    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    case_number = models.CharField(_("案号"), max_length=40)
    case_title = models.CharField(_("事由"), max_length=120)
    kind = models.CharField(_("文种"), max_length=40)
    kind_title = models.CharField(max_length=40)
    terms = models.JSONField(default=dict)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.DRAFTED)
    number = models.CharField(_("字号"), max_length=60, blank=True)
    issuer = models.ForeignKey("orgs.Organisation", models.PROTECT, related_name="+", verbose_name=_("发函单位"))
    recipient = models.ForeignKey("orgs.Organisation", models.PROTECT, related_name="+", verbose_name=_("收函单位"))
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    subject = models.CharField(_("标题"), max_length=120)
    body = models.TextField(_("正文"))
    measures = models.TextField(_("办理要求"))
    copies = models.CharField(_("抄送"), max_length=200, blank=True)
    division = models.CharField(max_length=18, db_collation="C")
    secrecy = models.PositiveSmallIntegerField(choices=[(s.value, s.name) for s in Secrecy], default=Secrecy.OPEN)
    team = ArrayField(models.TextField(), default=list)
    barred = ArrayField(models.TextField(), default=list, editable=False)  # the case's; a trigger keeps it so
    drafted_by = models.ForeignKey("orgs.Appointment", models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(_("拟稿时间"))
    signed_by = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(_("发出时间"), null=True)
    received_by = models.ForeignKey("orgs.Appointment", models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField(_("签收时间"), null=True)
    settled_at = models.DateTimeField(_("了结时间"), null=True)
    ending = models.CharField(_("认可意见或撤回理由"), max_length=300, blank=True)
    next_due_at = models.DateTimeField(null=True)
    next_due_key = models.CharField(max_length=40, blank=True)
    wakes_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = ScopedManager.from_queryset(Letters)()
    everywhere: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("函件")
        base_manager_name = "everywhere"
        indexes = [
            models.Index(fields=["division", "-id"], name="letter_place"),
            models.Index(fields=["issuer", "-id"], name="letter_issuer"),
            models.Index(fields=["recipient", "-id"], name="letter_recipient"),
            models.Index(fields=["next_due_at", "id"], name="letter_open_due", condition=Q(settled_at=None)),
            models.Index(fields=["wakes_at", "id"], name="letter_wakes", condition=Q(wakes_at__isnull=False)),
            GinIndex(fields=["team"], name="letter_team"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["issuer", "number"], name="one_letter_per_number", condition=~Q(number="")),
            models.CheckConstraint(condition=Q(issued_at=None) | ~Q(number=""), name="an_issued_letter_has_its_number"),
            models.CheckConstraint(condition=~Q(issuer=models.F("recipient")), name="nobody_writes_to_oneself"),
        ]

    def __str__(self) -> str:
        return f"{self.number or self.kind_title} {self.subject}"

    @property
    def place_code(self) -> str:
        """Where events about this letter belong."""
        return self.division

    @property
    def url(self) -> str:
        """Its page on the desk."""
        return reverse("cases.letter", args=[self.pk])

    def after(self, event: str, details: dict[str, Any]) -> None:
        """As `Case.after`: keep how its clocks stand, and let an answer or a judgement that comes late say so."""
        from fengge.cases.letters.clocks import MEETS, standing_after

        if event in MEETS and self.next_due_at and self.next_due_at < now():
            details["late"] = self.next_due_key
        self.keep(standing_after(self, event, details))

    def keep(self, stands: Standing) -> None:
        """Keep on the row what lists sort by, and when it asks to be looked at. A look that is owed already stays owed."""
        self.next_due_at, self.next_due_key = stands.due
        if self.wakes_at is None or self.wakes_at > now():
            self.wakes_at = stands.wakes_at

    def require(self, *states: str) -> None:
        """Refuse what cannot be done at this stage of the letter."""
        if self.state not in states:
            raise Refused(_("这份函现在是“%(state)s”，不能这样做。") % {"state": self.get_state_display()})

    def let_see(self, unit: int) -> None:
        """Join a unit to those who read the letter wherever they are."""
        if (token := f"o:{unit}") not in self.team:
            self.team = [*self.team, token]

    def refuses(self, actor: Actor, permission: str) -> str | None:
        """Each side does its own part: the issuer writes, signs and judges, the recipient answers."""
        if permission == May.ANSWER_LETTER and f"o:{self.recipient_id}" not in actor.teams:
            return str(_("只有收函单位可以签收和回复。"))
        if permission in OF_THE_ISSUER and not self._is_issued_by(actor, permission):
            return str(_("只有发函单位可以这样做。"))
        return None

    def _is_issued_by(self, actor: Actor, permission: str) -> bool:
        by_place = permission == May.ISSUE_LETTER and self.terms.get("signers") == "place"
        above = by_place and any(self.issuer.division_id.startswith(place) for place in actor.places)
        return above or f"o:{self.issuer_id}" in actor.teams


class LetterSeries(models.Model):
    """How far the numbers of one issuer, of one pattern, have come in one year. Taken in the transaction of the letter."""

    issuer = models.ForeignKey("orgs.Organisation", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    pattern = models.CharField(max_length=60)
    last = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("函件字号")
        constraints = [models.UniqueConstraint(fields=["issuer", "year", "pattern"], name="one_series_per_year")]

    def __str__(self) -> str:
        return f"{self.pattern} {self.year} {self.last}"
