"""Sending a message: kept with its job in one transaction, sent when it may be, tried again when the gateway fails."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from fengge.core.clock import now
from fengge.core.models.notice import Delivery
from fengge.core.notify.gateways import Envelope, GatewayError, gateway_of, is_on
from fengge.core.notify.hours import earliest

if TYPE_CHECKING:
    from collections.abc import Sequence

log = structlog.get_logger(__name__)
WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720)]


@dataclass(frozen=True)
class Message:
    """One message to one address. `division` is the place whose staff may see that it went, `about` what it is about,
    `barred` tokens of those for whom neither exists.
    """

    occasion: str
    channel: str
    address: str
    text: str
    division: str
    about: str = ""
    barred: Sequence[str] = ()


def send(message: Message) -> None:
    """Keep it and defer its job; nothing if the channel is off or this occasion was already told to this address."""
    if not is_on(message.channel):
        return
    at = now()
    delivery = Delivery(
        **vars(message) | {"barred": list(message.barred)}, created_at=at, due_at=earliest(message.channel, at)
    )
    same = {"occasion": message.occasion, "channel": message.channel, "address_index": message.address}
    if Delivery.objects.filter(**same).exists():
        return
    delivery.save(force_insert=True)
    _defer(delivery.pk, delivery.due_at)


def attempt(pk: int) -> None:
    """Try once. What is not due waits; what was sent or given up is left alone."""
    delivery = Delivery.objects.select_for_update().filter(pk=pk, sent_at=None, failed_at=None).first()
    if delivery is None:
        return
    at = now()
    if (due := max(delivery.due_at, earliest(delivery.channel, at))) > at:
        _defer(pk, due)
        return
    delivery.attempts += 1
    _hand_over(delivery, at)
    delivery.save(update_fields=["attempts", "sent_at", "failed_at", "problem", "reference", "due_at"])


def _hand_over(delivery: Delivery, at: datetime) -> None:
    envelope = Envelope(f"{delivery.pk}", delivery.channel, delivery.address, delivery.text)
    try:
        delivery.reference = gateway_of(delivery.channel).send(envelope)[:120]
        delivery.sent_at, delivery.problem = at, ""
    except GatewayError as error:
        log.warning("message.not_taken", delivery=delivery.pk, attempts=delivery.attempts)
        delivery.problem = str(error)[:200]
        if delivery.attempts > len(WAITS):
            delivery.failed_at = at
            return
        delivery.due_at = earliest(delivery.channel, at + WAITS[delivery.attempts - 1])
        _defer(delivery.pk, delivery.due_at)


def _defer(pk: int, due: datetime) -> None:
    from fengge.core.tasks import deliver

    deliver.configure(schedule_at=due).defer(delivery_id=pk)
