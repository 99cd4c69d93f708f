"""A sheet of doorplates that somebody ordered: which plates, how far the printing is, and the PDF once it is whole."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fengge.core.access import Rows, ScopedModel
from fengge.core.models import StoredFile


class PlateSheet(ScopedModel):
    """The plates are fixed when the sheet is ordered, so that a printing broken off and begun again gives the same sheet.

    Its file holds working codes: only whoever may see the place sees the sheet.
    """

    rows = Rows(place=("division",))
    audited = ("finished_at",)

    division = models.CharField(_("区划"), max_length=18, db_collation="C")
    title = models.CharField(_("名称"), max_length=160)
    plates = ArrayField(models.BigIntegerField(), verbose_name=_("门牌"))
    ordered_by = models.BigIntegerField(_("任职"))
    ordered_at = models.DateTimeField(_("下单时间"))
    done = models.PositiveIntegerField(_("已排"), default=0)
    problem = models.CharField(_("没有印成的原因"), max_length=200, blank=True)
    file = models.OneToOneField(StoredFile, models.PROTECT, null=True, related_name="+")
    finished_at = models.DateTimeField(_("完成时间"), null=True)

    class Meta:
        verbose_name = _("门牌版")
        base_manager_name = "everywhere"
        indexes = [models.Index(fields=["division", "id"], name="sheet_place")]
        constraints = [
            models.CheckConstraint(
                condition=Q(file=None, finished_at=None) | Q(file__isnull=False, finished_at__isnull=False),
                name="a_finished_sheet_has_its_file",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def place_code(self) -> str:
        """Where events about this sheet belong."""
        return self.division

    @property
    def total(self) -> int:
        """How many plates it holds."""
        return len(self.plates)

    @property
    def is_running(self) -> bool:
        """Whether somebody waits for it."""
        return self.finished_at is None and not self.problem
