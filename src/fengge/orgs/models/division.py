"""Divisions: province, city, county, town, village, grid, neighbour group, each keyed by its official code."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left, Length
from django.utils.translation import gettext_lazy as _

from fengge.orgs.models.dated import Dated, DatedQuerySet, ends_after_it_begins


class Level(models.IntegerChoices):
    """A level is the length of its codes."""

    PROVINCE = 2, _("省")
    CITY = 4, _("市")
    COUNTY = 6, _("县")
    TOWN = 9, _("乡镇（街道）")
    VILLAGE = 12, _("村（社区）")
    GRID = 15, _("网格")
    GROUP = 18, _("联户")

    @property
    def above(self) -> Level | None:
        """The next level up."""
        order = list(Level)
        index = order.index(self)
        return order[index - 1] if index else None


# A county that writes another kind keeps its word in every language.
KINDS: dict[str, Any] = {
    "省": _("省"), "自治区": _("自治区"), "直辖市": _("直辖市"), "地级市": _("地级市"), "自治州": _("自治州"),
    "县": _("县"), "自治县": _("自治县"), "县级市": _("县级市"), "市辖区": _("市辖区"),
    "镇": _("镇"), "乡": _("乡"), "民族乡": _("民族乡"), "街道": _("街道"), "村": _("村"), "社区": _("社区"),
}  # fmt: skip


def code_of(official: str, level: Level) -> str:
    """An official 12-digit code cut to its level. Zeros that belong to the level stay: 520330 is a county."""
    return official[: level.value]


def parent_of(code: str) -> str | None:
    """The code of the division above; None for a province."""
    above = Level(len(code)).above
    return code[: above.value] if above else None


class DivisionQuerySet(DatedQuerySet["Division"]):
    """Divisions by place in the tree."""

    def under(self, *codes: str) -> Self:
        """These divisions and everything below them: a range of the index for each."""
        inside = Q(pk__in=[])
        for code in codes:
            inside |= Q(code__gte=code, code__lt=code + ":")
        return self.filter(inside)

    def at(self, level: Level) -> Self:
        """Divisions of one level."""
        return self.filter(level=level)

    def above(self, code: str) -> Self:
        """The division of this code and those it lies in, widest first."""
        lengths = [level.value for level in Level if level.value <= len(code)]
        return self.filter(code__in=[code[:length] for length in lengths]).order_by("code")

    def by_sound(self) -> Self:
        """In the order people look names up."""
        return self.order_by("sort_key", "code")


class Division(Dated):
    """A place with an official code. `boundary` is GeoJSON in WGS84 and schematic (示意) unless the county brought its
    own.
    """

    code = models.CharField(_("代码"), max_length=18, primary_key=True, db_collation="C")
    name = models.CharField(_("名称"), max_length=80)
    kind = models.CharField(_("类别"), max_length=20, blank=True)
    level = models.GeneratedField(
        expression=Length("code"), output_field=models.PositiveSmallIntegerField(choices=Level), db_persist=True
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级")
    )
    sort_key = models.CharField(_("排序"), max_length=200, blank=True, db_collation="C")
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    boundary = models.JSONField(_("边界"), null=True, blank=True)
    predecessors: Any = models.ManyToManyField(
        "self", through="Succession", through_fields=("after", "before"), symmetrical=False, related_name="successors"
    )

    objects = DivisionQuerySet.as_manager()
    audited = ("name", "kind", "valid_from", "valid_to")

    class Meta:
        verbose_name = _("区划")
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(
                condition=Q(code__regex=r"^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}|[0-9]{15}|[0-9]{18})$"),
                name="division_code_has_a_levels_length",
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | Q(parent=Left(F("code"), Length("parent"))),
                name="division_lies_in_its_parent",
            ),
            ends_after_it_begins("division_ends_after_it_begins"),
        )
        indexes = (models.Index(fields=("level", "sort_key", "code"), name="division_by_sound"),)

    def __str__(self) -> str:
        return self.name

    @property
    def kind_title(self) -> str:
        """镇, 街道, 社区 in the reader's language."""
        return str(KINDS.get(self.kind, self.kind))


class Succession(models.Model):
    """A division took the place of another: a new code, a merger (many before) or a split (many after)."""

    before = models.ForeignKey(Division, models.PROTECT, related_name="+")
    after = models.ForeignKey(Division, models.PROTECT, related_name="+")
    on = models.DateField(_("日期"))
    document = models.CharField(_("文号"), max_length=80, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("before", "after"), name="one_succession_per_pair"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="nothing_succeeds_itself"),
        )

    def __str__(self) -> str:
        return f"{self.before_id} → {self.after_id}"
