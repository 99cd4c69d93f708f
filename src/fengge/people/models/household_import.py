"""An uploaded list of households, from its dry run to its having been taken in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fengge.core.access import Rows, ScopedModel
from fengge.core.crypto.fields import EncryptedJSON


class HouseholdImport(ScopedModel):
    """`cells` are the file's cells by row number, sealed, and gone once they are taken in: the households have them then."""

    rows = Rows(place=("division",))
    audited = ("applied_at", "entered", "changed")

    division = models.CharField(_("区划"), max_length=18, db_collation="C")
    name = models.CharField(_("文件名"), max_length=200)
    cells = EncryptedJSON(_("内容"))
    uploaded_at = models.DateTimeField(_("上传时间"))
    applied_at = models.DateTimeField(_("导入时间"), null=True)
    entered = models.PositiveIntegerField(_("新登记"), default=0)
    changed = models.PositiveIntegerField(_("更正"), default=0)

    class Meta:
        verbose_name = _("住户导入")
        base_manager_name = "everywhere"
        indexes = [models.Index(fields=["division", "id"], name="household_import_place")]

    def __str__(self) -> str:
        return self.name

    @property
    def place_code(self) -> str:
        """Where events about it belong."""
        return self.division
