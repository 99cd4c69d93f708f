"""Members of staff. Their names stand on public notices; their own telephone numbers do not."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fengge.orgs.pinyin import person_sort_key


class Person(models.Model):
    """Somebody who can be appointed. Residents are not here."""

    name = models.CharField(_("姓名"), max_length=60)
    sort_key = models.CharField(_("排序"), max_length=200, db_collation="C", editable=False)
    work_phone = models.CharField(_("工作电话"), max_length=40, blank=True)

    audited = ("name", "work_phone")

    class Meta:
        verbose_name = _("工作人员")
        ordering = ("sort_key", "id")
        indexes = (models.Index(fields=("sort_key", "id"), name="person_by_sound"),)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the sort key in step with the name."""
        self.sort_key = person_sort_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]
