"""A household: a door, how many live behind it, and how to reach them if they said so."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fengge.core.access import Rows, ScopedModel
from fengge.core.crypto.fields import BlindIndex, EncryptedText


class Household(ScopedModel):
    """One door in one grid. Nothing is asked that a visit does not need; contact is what the household volunteered.

    `members` is a count. No person is listed: special groups stay with the competent department (domain §6).
    """

    rows = Rows(place=("division",))
    audited = ("address", "members", "division", "ended_on")

    division = models.CharField(_("网格"), max_length=18, db_collation="C")
    address = models.CharField(_("门牌地址"), max_length=120, help_text=_("例如：三组 12 号"))
    members = models.PositiveSmallIntegerField(_("常住人数"), null=True)
    contact = EncryptedText(_("联系人"), blank=True, default="")
    phone = EncryptedText(_("联系电话"), blank=True, default="")
    phone_index = BlindIndex()
    given_on = models.DateField(_("本人提供日期"), null=True)
    ended_on = models.DateField(_("注销日期"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("住户")
        base_manager_name = "everywhere"
        indexes = [models.Index(fields=["division", "id"], name="household_place")]
        constraints = [models.UniqueConstraint(fields=["division", "address"], name="one_household_per_door")]

    def __str__(self) -> str:
        return self.address

    @property
    def place_code(self) -> str:
        """Where events about this household belong."""
        return self.division

    @property
    def lacks_plate(self) -> bool:
        """Whether no plate of this door is valid."""
        return not self.ended_on and not self.doorplates.filter(revoked_at=None).exists()
