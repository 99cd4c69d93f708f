"""A seal: one link of the chain over the events."""

from typing import TYPE_CHECKING, Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    AnyField = models.Field[Any, Any]
else:
    AnyField = models.Field


class IdSet(AnyField):
    """A set of row ids: PostgreSQL's int8multirange, whose neighbours melt together."""

    def db_type(self, connection: Any) -> str:
        del connection
        return "int8multirange"


class Seal(models.Model):
    """Which events it holds, and a digest over the digests of these and of the seal before. Never changed."""

    number = models.BigIntegerField(_("号"), primary_key=True)
    members = IdSet(_("记事"))
    count = models.IntegerField(_("条数"))
    horizon = models.BigIntegerField()  # every transaction before this one was finished; where the next seal looks on
    previous = models.BinaryField(_("前一号摘要"), max_length=32)
    digest = models.BinaryField(_("摘要"), max_length=32)
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("封存")
        constraints = [
            ExclusionConstraint(name="an_event_is_sealed_once", expressions=[("members", "&&")]),
            models.UniqueConstraint(fields=["previous"], name="one_seal_follows_another"),
        ]
