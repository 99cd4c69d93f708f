"""A file that was kept; whoever may see the row that points to it may see it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from fengge.core.crypto.fields import EncryptedText


class StoredFile(models.Model):
    """One handing-in of a file. Several may share one content, which lies under `digest` in the store.

    It has no scope of its own and no page: a view finds the owning row through its scoped manager and serves this.
    """

    digest = models.CharField(_("内容摘要"), max_length=64, db_index=True)
    size = models.BigIntegerField(_("大小"))
    media_type = models.CharField(_("类型"), max_length=100)
    name = EncryptedText(_("文件名"))
    uploaded_at = models.DateTimeField(_("上传时间"))
    uploaded_by = models.BigIntegerField(_("上传账号"), null=True)

    class Meta:
        verbose_name = _("文件")
        constraints = [models.CheckConstraint(condition=models.Q(size__gte=0), name="file_has_a_size")]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_image(self) -> bool:
        return self.media_type.startswith("image/")
