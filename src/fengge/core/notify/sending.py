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
from fengge.core.packs import pack
from fengge.core.packs.notices import Notices

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

log = structlog.get_logger(__name__)
AT_ONCE = 200


@dataclass(frozen=True)
class Message:
    """One message to one address. `division` is the place whose staff may see that it went, `about` what it is about,
    `secrecy` and `team` who may see that, `barred` tokens of those for whom neither exists. `kind` says at what hours it may go.
    """

    occasion: str
    channel: str
    address: str
    text: str
    division: str
    about: str = ""
    barred: Sequence[str] = ()
    secrecy: int = 0
    team: Sequence[str] = ()
    kind: str = "notice"


def send(message: Message) -> None:
    """Keep it and defer its job; nothing if the channel is off or this occasion was already told to this address."""
    if not is_on(message.channel):
        return
    delivery = _kept(message, now())
    same = {"occasion": message.occasion, "channel": message.channel, "address_index": message.address}
    if Delivery.objects.filter(**same).exists():
        return
    delivery.save(force_insert=True)
    _defer(delivery.pk, delivery.due_at)


def send_all(messages: Iterable[Message]) -> int:
    """Many at once, in two statements; those told before are passed over. The sweep of what waits hands them over."""
    at = now()
    kept = [_kept(message, at) for message in messages if is_on(message.channel)]
    made = Delivery.objects.bulk_create(kept, ignore_conflicts=True)
    return len(made)


def _kept(message: Message, at: datetime) -> Delivery:
    due = earliest(message.channel, at, message.kind)
    lists = {"barred": list(message.barred), "team": list(message.team)}
    return Delivery(**vars(message) | lists, created_at=at, wanted_at=due, due_at=due)


def waiting(at: datetime) -> list[int]:
    """Keys of messages whose time has come, oldest first. One locked by another worker is in good hands."""
    rows = Delivery.objects.filter(sent_at=None, failed_at=None, due_at__lte=at).select_for_update(skip_locked=True)
    return list(rows.order_by("due_at").values_list("pk", flat=True)[:AT_ONCE])


def again(delivery: Delivery, at: datetime) -> None:
    """A message that was given up is tried once more from the beginning. The gateway's key stays, so no double goes out."""
    delivery.failed_at, delivery.attempts, delivery.due_at = None, 0, earliest(delivery.channel, at, delivery.kind)
    _defer(delivery.pk, delivery.due_at)


def pauses() -> list[timedelta]:
    """How long to wait after each try, by the pack."""
    return [timedelta(minutes=minutes) for minutes in pack().part(Notices).retries.minutes]


def attempt(pk: int) -> None:
    """Try once. What is not due waits; what was sent or given up is left alone."""
    delivery = Delivery.objects.select_for_update(skip_locked=True).filter(pk=pk, sent_at=None, failed_at=None).first()
    if delivery is None:
        return
    at = now()
    if (due := max(delivery.due_at, earliest(delivery.channel, at, delivery.kind))) > at:
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
        waits = pauses()
        if delivery.attempts > len(waits):
            delivery.failed_at = at
            return
        delivery.due_at = earliest(delivery.channel, at + waits[delivery.attempts - 1], delivery.kind)
        _defer(delivery.pk, delivery.due_at)


def _defer(pk: int, due: datetime) -> None:
    from fengge.core.tasks import deliver

    deliver.configure(schedule_at=due).defer(delivery_id=pk)
