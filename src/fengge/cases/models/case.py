"""The case row: what is true of a dispute now. Everything else about its life is told by its events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.cases import Cases
from fengge.cases.procedure import Event
from fengge.cases.procedures.versions import pinned
from fengge.core.access import Rows, ScopedManager, ScopedModel, Secrecy
from fengge.core.clock import now
from fengge.core.statements import exists

if TYPE_CHECKING:
    from fengge.cases.procedure import Procedure
    from fengge.core.access import Actor
    from fengge.core.wording import Words


class Case(ScopedModel):  # type: ignore[django-manager-missing]
    """One dispute (or other matter) under one pinned version of one procedure.

    `rung` is the step of the ladder that handles it (village, town, county); `level` its difficulty, which sets its limit;
    `division` where it is handled now and `origin_division` where it came from; `team` tokens of those who hold or have held it;
    `barred` tokens of those it accuses, for whom it does not exist;
    `absorbed` how many others were found to be the same matter and merged into it.
    `next_due_at` and `wakes_at` (when the sweep has to look at it) follow from its events and are kept for lists and the sweep.
    """

    rows = Rows(
        place=("division", "origin_division"), secrecy="secrecy", team="team", key="access_key", barred="barred"
    )
    audited = (
        "procedure_key", "procedure_version", "stage", "rung", "level", "kind", "route", "division", "holder_id", "unit_id",
        "parent_id", "merged_into_id", "next_due_at", "secrecy", "title", "facts", "place_words", "settled_at",
    )  # fmt: skip

    number = models.CharField(_("案号"), max_length=40, unique=True)
    public_code = models.CharField(_("查询码"), max_length=12, unique=True)
    access_key = models.CharField(max_length=64, db_index=True)
    procedure_key = models.CharField(max_length=40)
    procedure_version = models.PositiveIntegerField()
    stage = models.CharField(_("环节"), max_length=40)
    title = models.CharField(_("事由"), max_length=120)
    facts = models.TextField(_("情况"))
    kind = models.CharField(_("类别"), max_length=40, blank=True)
    source = models.CharField(_("来源"), max_length=40)
    channel = models.CharField(_("渠道"), max_length=20)
    rung = models.CharField(_("层级"), max_length=12, default="village")
    level = models.CharField(_("级别"), max_length=20, blank=True)
    route = models.CharField(_("办理途径"), max_length=40, blank=True)
    division = models.CharField(_("现办理地"), max_length=18, db_collation="C")
    origin_division = models.CharField(_("发生地"), max_length=18, db_collation="C")
    place_words = models.CharField(_("地点"), max_length=200, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    holder = models.ForeignKey(
        "orgs.Appointment", models.PROTECT, null=True, related_name="+", verbose_name=_("承办人")
    )
    unit = models.ForeignKey(
        "orgs.Organisation", models.PROTECT, null=True, related_name="+", verbose_name=_("承办单位")
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="parts", db_index=False, verbose_name=_("上级事项")
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="merged", db_index=False, verbose_name=_("并入")
    )
    absorbed = models.PositiveSmallIntegerField(default=0)
    held_since = models.DateTimeField(null=True)
    team = ArrayField(models.TextField(), default=list)
    barred = ArrayField(models.TextField(), default=list)
    secrecy = models.PositiveSmallIntegerField(choices=[(s.value, s.name) for s in Secrecy], default=Secrecy.OPEN)
    occurred_on = models.DateField(_("发生日期"), null=True)
    reported_at = models.DateTimeField(_("反映时间"))
    next_due_at = models.DateTimeField(null=True)
    next_due_key = models.CharField(max_length=40, blank=True)
    wakes_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(_("办结时间"), null=True)
    words = ArrayField(models.TextField(), default=list)
    version = models.PositiveIntegerField(default=1)

    parts: ClassVar[Any]
    merged: ClassVar[Any]
    objects: ClassVar[Any] = ScopedManager.from_queryset(Cases)()
    everywhere: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("事项")
        base_manager_name = "everywhere"
        indexes = [
            models.Index(fields=["next_due_at", "id"], name="case_open_due", condition=models.Q(settled_at=None)),
            models.Index(
                fields=["division", "next_due_at", "id"],
                name="case_open_place_due",
                condition=models.Q(settled_at=None),
            ),
            models.Index(
                fields=["rung", "division", "next_due_at"], name="case_open_rung", condition=models.Q(settled_at=None)
            ),
            models.Index(fields=["division", "id"], name="case_place"),
            models.Index(fields=["origin_division", "id"], name="case_origin"),
            models.Index(
                fields=["holder", "next_due_at", "id"], name="case_holder_due", condition=models.Q(settled_at=None)
            ),
            models.Index(fields=["wakes_at", "id"], name="case_wakes", condition=models.Q(wakes_at__isnull=False)),
            models.Index(fields=["reported_at", "id"], name="case_reported"),
            models.Index(fields=["settled_at"], name="case_settled", condition=models.Q(settled_at__isnull=False)),
            models.Index(fields=["parent"], name="case_parent", condition=models.Q(parent__isnull=False)),
            models.Index(fields=["merged_into"], name="case_merged", condition=models.Q(merged_into__isnull=False)),
            models.Index(
                fields=["id"], name="case_open_barring", condition=models.Q(settled_at=None) & ~models.Q(barred=[])
            ),
            models.Index(
                fields=["procedure_key", "procedure_version", "id"],
                name="case_open_pinned",
                condition=models.Q(settled_at=None),
            ),
            GinIndex(fields=["team"], name="case_team"),
            GinIndex(fields=["words"], name="case_words"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(holder=None, held_since=None)
                | models.Q(holder__isnull=False, held_since__isnull=False),
                name="held_since_goes_with_holder",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def procedure(self) -> Procedure:
        """The pinned procedure."""
        return pinned(self.procedure_key, self.procedure_version)

    @property
    def stage_title(self) -> Words:
        """What the procedure calls the stage it is in."""
        return self.procedure.stage(self.stage).title

    @property
    def place_code(self) -> str:
        """Where events about this case belong."""
        return self.division

    @property
    def url(self) -> str:
        """The case file on the desk."""
        return reverse("cases.file", args=[self.number])

    def after(self, event: str, details: dict[str, Any]) -> None:
        """Keep on the row how its clocks stand once this event is written.

        An event that comes when an end has passed says so, so that what was late stays countable.
        """
        from fengge.cases.engine.timing import events_of, keep_clocks

        if self.next_due_at and self.next_due_at < now():
            details["late"] = self.next_due_key
        keep_clocks(self, [*events_of(self), Event(event, now(), details)])

    def let_see(self, token: str) -> None:
        """Join an appointment (`a:12`) or organisation (`o:7`) to those who see the case wherever it goes."""
        if token not in self.team:
            self.team = [*self.team, token]

    def refuses(self, actor: Actor, permission: str) -> str | None:
        """Why this actor may not do this to this case, though the post may: a declared conflict of interest."""
        return refusal_by_interest(self, actor, permission)


def refusal_by_interest(case: Case, actor: Actor, permission: str) -> str | None:
    """Somebody recused from a case may read nothing new into it: only viewing and noting stay open."""
    if actor.person_id is None or permission.endswith((".view", ".note")):
        return None
    if exists(apps.get_model("cases.recusal"), case_id=case.pk, person_id=actor.person_id):
        return str(_("您与本案有利害关系，已回避，请转由他人办理。"))
    return None


def bigrams(*texts: Any) -> list[str]:
    """Sorted distinct two-character pieces of the texts, for the search index: 邻里纠纷 → 邻里, 里纠, 纠纷."""
    found: set[str] = set()
    for text in texts:
        for word in str(text or "").casefold().split():
            found.update(word[i : i + 2] for i in range(max(1, len(word) - 1)))
    return sorted(found)
