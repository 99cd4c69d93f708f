"""What the hotline's platform says of an order, and the lists in which its orders come."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.case import Case
from fengge.core.access import Rows, ScopedModel
from fengge.core.crypto.fields import EncryptedJSON


class HotlineOrder(ScopedModel):
    """The platform's own particulars of a case: its number, which no other case has, and its limit, which is the only one.

    `urged` counts the platform's urgings. `sent_at` is when the reply went back.
    """

    rows = Rows(through="case")

    case = models.OneToOneField(Case, models.CASCADE, related_name="order")
    number = models.CharField(_("平台工单编号"), max_length=40, unique=True)
    urgent = models.BooleanField(_("紧急"), default=False)
    received_at = models.DateTimeField(_("平台受理时间"))
    due_at = models.DateTimeField(_("平台办结时限"))
    urged = models.PositiveSmallIntegerField(_("平台催办次数"), default=0)
    reply = models.TextField(_("答复内容"), blank=True)
    replied_at = models.DateTimeField(_("答复时间"), null=True)
    sent_at = models.DateTimeField(_("回传时间"), null=True)

    class Meta:
        verbose_name = _("12345 工单")
        base_manager_name = "everywhere"

    def __str__(self) -> str:
        return self.number


class HotlineImport(ScopedModel):
    """An uploaded list of orders; its cells are sealed, and gone once the cases have them."""

    rows = Rows(place=("division",))
    audited = ("applied_at", "entered")

    division = models.CharField(_("区划"), max_length=18, db_collation="C")
    name = models.CharField(_("文件名"), max_length=200)
    cells = EncryptedJSON(_("内容"))
    uploaded_at = models.DateTimeField(_("上传时间"))
    applied_at = models.DateTimeField(_("导入时间"), null=True)
    entered = models.PositiveIntegerField(_("新登记"), default=0)

    class Meta:
        verbose_name = _("工单导入")
        base_manager_name = "everywhere"
        indexes = [models.Index(fields=["division", "id"], name="hotline_import_place")]

    def __str__(self) -> str:
        return self.name

    @property
    def place_code(self) -> str:
        """Where events about it belong."""
        return self.division
