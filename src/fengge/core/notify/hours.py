"""When people may be disturbed: not in the pack's quiet hours, reminders only while offices are open, what is urgent always."""

from __future__ import annotations

from datetime import datetime, timedelta

from fengge.core.calendar.county import county_calendar
from fengge.core.clock import ZONE, local
from fengge.core.packs import pack
from fengge.core.packs.notices import Notices


def earliest(channel: str, moment: datetime, kind: str = "notice") -> datetime:
    """The moment itself, or when a message of this kind may next go by this channel."""
    here = local(moment)
    if kind == "urgent":
        return here
    if kind == "reminder":
        here = county_calendar().next_opening(here)
    return _after_quiet(channel, here)


def _after_quiet(channel: str, here: datetime) -> datetime:
    quiet = pack().part(Notices).quiet
    if channel not in quiet.channels or not quiet.holds(here.time()):
        return here
    day = here.date() if here.time() < quiet.until else here.date() + timedelta(days=1)
    return datetime.combine(day, quiet.until, ZONE)
