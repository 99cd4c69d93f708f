"""Members of staff. Their names stand on public notices; their own telephone numbers do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from fengge.core.crypto.fields import EncryptedText
from fengge.orgs.pinyin import person_sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable


class Person(models.Model):
    """Somebody who can be appointed. Residents are not here."""

    name = models.CharField(_("姓名"), max_length=60)
    sort_key = models.CharField(_("排序"), max_length=200, db_collation="C", editable=False)
    work_phone = models.CharField(_("工作电话"), max_length=40, blank=True)
    mobile = EncryptedText(_("本人手机"), null=True, blank=True)

    audited = ("name", "work_phone")

    class Meta:
        verbose_name = _("工作人员")
        ordering = ("sort_key", "id")
        indexes = (models.Index(fields=("sort_key", "id"), name="person_by_sound"),)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Keep the sort key in step with the name."""
        self.sort_key = person_sort_key(self.name)
        if update_fields is not None and "name" in update_fields:
            update_fields = {*update_fields, "sort_key"}
        super().save(*args, update_fields=update_fields, **kwargs)
