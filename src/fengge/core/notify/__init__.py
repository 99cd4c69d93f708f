"""Notices: what somebody is told because something happened, on the desk and by message.

    notify_all(routed("case.accepted", "sender", ["a:7"], occasion="2026-000012 case.accepted 5", values={"number": …}, url=…), now())
    send(Message(occasion="2026-000012 case.accepted 5", channel="sms", address="138…", text="…", division="520329102205"))

The rows of the pack's `notices.toml` say which audience of an event is told, how and in which words.

Both are for a named system job (`with system(…)`): who acted may see neither the other's notices nor their number. The
same occasion is told to the same recipient once, however often it is asked. A message goes through the gateway of its
channel, by a job of the same transaction; it waits for the morning, is tried again when the gateway fails, and its
row says what became of it.
"""

from fengge.core.notify.gateways import Envelope, Gateway, GatewayError, gateway_of
from fengge.core.notify.routing import outside_text, routed, row_of, signed
from fengge.core.notify.sending import Message, send, send_all
from fengge.core.notify.telling import Telling, notify_all, unread

__all__ = [
    "Envelope",
    "Gateway",
    "GatewayError",
    "Message",
    "Telling",
    "gateway_of",
    "notify_all",
    "outside_text",
    "routed",
    "row_of",
    "send",
    "send_all",
    "signed",
    "unread",
]
