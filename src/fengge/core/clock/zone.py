"""The county's own time."""

from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")


def local(moment: datetime) -> datetime:
    """The same moment told in Asia/Shanghai; one without a zone is taken to be told so already."""
    return moment.astimezone(ZONE) if moment.tzinfo else moment.replace(tzinfo=ZONE)
