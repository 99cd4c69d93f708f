"""When people may be disturbed: no text messages between nine in the evening and eight in the morning."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from fengge.core.clock import ZONE, local

QUIET_FROM, QUIET_UNTIL = time(21), time(8)
DISTURBING = ("sms",)


def earliest(channel: str, moment: datetime) -> datetime:
    """The moment itself, or the end of the quiet hours it lies in."""
    here = local(moment)
    if channel not in DISTURBING or QUIET_UNTIL <= here.time() < QUIET_FROM:
        return here
    day = here.date() + timedelta(days=1) if here.time() >= QUIET_FROM else here.date()
    return datetime.combine(day, QUIET_UNTIL, ZONE)
