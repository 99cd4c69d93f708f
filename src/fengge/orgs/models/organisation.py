"""Organisations: party, government, county units, village and mediation committees, governance centres."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fengge.orgs.models.dated import Dated, PlacedQuerySet, ends_after_it_begins
from fengge.orgs.models.division import Division


class OrganisationQuerySet(PlacedQuerySet["Organisation"]):
    """Organisations by place."""


class Organisation(Dated):
    """A body in a place. `key` is `<division code>.<role>`, so that a rule can ask for the place's police or
    mediation committee.
    """

    key = models.CharField(_("标识"), max_length=80, unique=True, db_collation="C")
    name = models.CharField(_("名称"), max_length=120)
    name_en = models.CharField(_("英文名称"), max_length=160, blank=True)
    kind = models.CharField(_("类别"), max_length=40)
    division = models.ForeignKey(Division, models.PROTECT, related_name="organisations", verbose_name=_("所在地"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="branches", verbose_name=_("上级单位")
    )
    phone = models.CharField(_("公开电话"), max_length=40, blank=True)
    example = models.BooleanField(_("示例"), default=False)

    objects = OrganisationQuerySet.as_manager()
    audited = ("name", "kind", "phone", "valid_from", "valid_to")

    class Meta:
        verbose_name = _("单位")
        ordering = ("division_id", "key")
        constraints = (ends_after_it_begins("organisation_ends_after_it_begins"),)

    def __str__(self) -> str:
        return self.name_en if self.name_en and (get_language() or "").startswith("en") else self.name

    @property
    def role(self) -> str:
        """What the body is in its place, as the pack calls it: `police`, `mediation_committee`."""
        return self.key.partition(".")[2]


def organisation_key(division: str, role: str) -> str:
    """The key of a place's body."""
    return f"{division}.{role}"
