"""The append-only record of everything that was done: one row for each verb, in the verb's own transaction."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fengge.core.crypto.fields import EncryptedJSON


class Event(models.Model):
    """Who, under which appointment, did what, to what, with which change of business fields.

    `details` holds nothing personal. `personal` is encrypted, and enters `digest` by its own digest, so that scrubbing it at the end of its
    retention leaves the chain whole. Rows are written by `fengge.core.events.write`; triggers refuse every later change.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    type = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(null=True)
    place = models.CharField(max_length=18, db_collation="C", blank=True)
    actor_kind = models.CharField(max_length=12)
    account_id = models.BigIntegerField(null=True)
    appointment_id = models.BigIntegerField(null=True)
    signature = models.CharField(max_length=200, blank=True)
    details = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    personal = EncryptedJSON(null=True)
    personal_digest = models.BinaryField(max_length=32, default=b"")
    client_id = models.UUIDField(null=True)
    version = models.IntegerField(default=0)
    digest = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = _("记事")
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="event_subject"),
            models.Index(fields=["type", "at"], name="event_type_at"),
            models.Index(fields=["place", "at"], name="event_place_at"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["client_id"], condition=models.Q(client_id__isnull=False), name="one_event_per_client_id"
            ),
        ]
