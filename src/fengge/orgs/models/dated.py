"""Rows that hold for a time: from a day on, until another day (that day no longer included)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    import datetime as dt


M = TypeVar("M", bound=models.Model)


class DatedQuerySet(models.QuerySet[M]):
    """Rows by the day on which they hold."""

    def current(self, on: dt.date) -> Self:
        """Rows that hold on this day."""
        return self.filter(self.holds(on))

    def ended(self, on: dt.date) -> Self:
        """Rows that no longer hold on this day."""
        return self.filter(valid_to__lte=on)

    @staticmethod
    def holds(on: dt.date, prefix: str = "") -> Q:
        """The condition, for use through a relation too."""
        begun = Q(**{f"{prefix}valid_from__lte": on})
        return begun & (Q(**{f"{prefix}valid_to": None}) | Q(**{f"{prefix}valid_to__gt": on}))


class PlacedQuerySet(DatedQuerySet[M]):
    """Dated rows that stand in a division."""

    def under(self, *codes: str) -> Self:
        """Rows in these divisions and below."""
        inside = Q(pk__in=[])
        for code in codes:
            inside |= Q(division_id__gte=code, division_id__lt=code + ":")
        return self.filter(inside)


class Dated(models.Model):
    """Valid from a day, to a day that is no longer included; open while there is no end."""

    valid_from = models.DateField(_("起"))
    valid_to = models.DateField(_("止"), null=True, blank=True)

    class Meta:
        abstract = True

    def is_current(self, on: dt.date) -> bool:
        """Whether the row holds on this day."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


def ends_after_it_begins(name: str) -> models.CheckConstraint:
    """The constraint every dated table carries."""
    return models.CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name=name)
