"""Notices: what somebody is told because something happened, on the desk and by message.

    notify(Telling(occasion="case.accepted 12 v5", team="a:7", words=gettext_noop("…%(number)s…"), values={…}, url="/desk/…"))
    send(Message(occasion="case.accepted 12 v5", channel="sms", address="138…", text="…", division="520329102205"))

Both are for a named system job (`with system(…)`): who acted may see neither the other's notices nor their number. The
same occasion is told to the same recipient once, however often it is asked. A message goes through the gateway of its
channel, by a job of the same transaction; it waits for the morning, is tried again when the gateway fails, and its
row says what became of it.
"""

from fengge.core.notify.gateways import Envelope, Gateway, GatewayError, gateway_of
from fengge.core.notify.sending import Message, send
from fengge.core.notify.telling import Telling, notify, notify_all, unread

__all__ = [
    "Envelope",
    "Gateway",
    "GatewayError",
    "Message",
    "Telling",
    "gateway_of",
    "notify",
    "notify_all",
    "send",
    "unread",
]
