"""A doorplate: an opaque code on a door. Only a digest of the code is kept, so that the table gives nobody a working code."""

from __future__ import annotations

import hmac
import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fengge.core.access import Rows, ScopedModel
from fengge.core.crypto.fields import EncryptedText
from fengge.people.models.household import Household

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 12


class Doorplate(ScopedModel):
    """One plate. Whoever shows its code sees the plate's place; staff of the place see it to print and revoke it.

    The code itself is sealed, so that a lost sheet can be printed again; `key` is the digest a scan is matched by.
    """

    rows = Rows(place=("division",), key="key")
    audited = ("revoked_at", "reason")

    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="doorplates")
    division = models.CharField(_("网格"), max_length=18, db_collation="C")
    code = EncryptedText(_("门牌码"))
    key = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField(_("制发时间"))
    revoked_at = models.DateTimeField(_("作废时间"), null=True)
    reason = models.CharField(_("作废原因"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("数字门牌")
        base_manager_name = "everywhere"
        indexes = [models.Index(fields=["division", "id"], name="doorplate_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["household"], condition=Q(revoked_at=None), name="one_valid_plate_per_household"
            )
        ]

    def __str__(self) -> str:
        return f"{self.division} #{self.pk}"

    @property
    def place_code(self) -> str:
        """Where events about this plate belong."""
        return self.division


def new_code() -> str:
    """A code nobody can guess: twelve unambiguous characters, 59 bits."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def key_of(code: str) -> str:
    """The digest a scanned or typed code is matched by; spaces, dashes and small letters are forgiven."""
    plain = "".join(letter for letter in code.upper() if letter in LETTERS)
    return hmac.digest(settings.SECRET_KEY.encode() + b"doorplate", plain.encode(), "sha256").hex()


def grouped(code: str) -> str:
    """A code as people read it aloud: ABCD EFGH JKMN."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))
