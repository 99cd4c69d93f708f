"""Gateways: the one thing that differs between the county's providers of messages. Two are shipped, for trial and tests."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol, cast

import structlog
from django.conf import settings
from django.utils.module_loading import import_string

from fengge.core.clock import now
from fengge.core.inputs import mask

log = structlog.get_logger(__name__)


class GatewayError(Exception):
    """The provider did not take the message; it is worth trying again later."""


@dataclass(frozen=True)
class Envelope:
    """What a provider gets. `key` stays the same when a message is tried again, so that the provider can refuse a double."""

    key: str
    channel: str
    address: str
    text: str


class Gateway(Protocol):
    """A provider of one channel."""

    def send(self, envelope: Envelope) -> str:
        """Hand the message over and give the provider's reference. Raises GatewayError."""
        ...


class FileGateway:
    """Writes each message as a line of JSON to `outbox/<channel>.jsonl` in the data directory."""

    def send(self, envelope: Envelope) -> str:
        """Append the line; only the owner of the data directory may read it."""
        folder = Path(settings.DATA_DIR) / "outbox"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        line = {"at": now().isoformat(timespec="seconds"), **asdict(envelope)}
        try:
            with (folder / f"{envelope.channel}.jsonl").open("a", encoding="utf-8") as outbox:
                outbox.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError as error:
            raise GatewayError(str(error)) from error
        return f"file:{envelope.key}"


class ConsoleGateway:
    """Tells the log that a message would have gone, with the number masked."""

    def send(self, envelope: Envelope) -> str:
        """Log it."""
        log.info("message", channel=envelope.channel, to=mask(envelope.address), text=envelope.text)
        return f"console:{envelope.key}"


SHIPPED = {"file": "fengge.core.notify.gateways.FileGateway", "console": "fengge.core.notify.gateways.ConsoleGateway"}


def is_on(channel: str) -> bool:
    """Whether the county sends anything this way."""
    return settings.GATEWAYS.get(channel, "off") != "off"


def gateway_of(channel: str) -> Gateway:
    """The gateway that the settings choose for the channel."""
    chosen = settings.GATEWAYS[channel]
    return cast("Gateway", import_string(SHIPPED.get(chosen, chosen))())
