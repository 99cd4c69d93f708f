"""Trying a message once more by hand, after its provider refused it for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.notify.sending import again
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from fengge.core.access import Actor
    from fengge.core.models import Delivery


@verb(May.RESEND, event="message.resent")
def resend(delivery: Delivery, *, by: Actor) -> Delivery:
    """It begins anew, in the hours in which it may go. What went or still waits is left alone."""
    del by
    if delivery.sent_at:
        raise Refused(_("这条消息已经发出，不用重发。"))
    if delivery.failed_at is None:
        raise Refused(_("这条消息还在自动重试，不用重发。"))
    record(about=delivery.about, channel=delivery.channel, problem=delivery.problem, attempts=delivery.attempts)
    again(delivery, now())
    return delivery
